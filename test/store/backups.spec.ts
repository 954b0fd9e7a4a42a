import { copyFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASE_FILE, openStore, openStoreHere, StoreMisuse, type Store } from '@openfloor/store';
import { compileStore, dataDirectory, type CompiledStore } from './compiled.js';
import { act, ballot, many, newRoom, record, turn } from './rooms.js';

let compiled: CompiledStore;
let directory: Awaited<ReturnType<typeof dataDirectory>>;
beforeAll(async () => {
  compiled = await compileStore();
  directory = await dataDirectory();
}, 60_000);
afterAll(async () => {
  await compiled.remove();
  await directory.remove();
});

const inDirectory = (name: string) => join(directory.path, name);

async function restore(backup: string, name: string): Promise<Store> {
  const dataDir = inDirectory(name);
  await (await openStoreHere({ dataDir })).close();
  await copyFile(backup, join(dataDir, DATABASE_FILE));
  return openStoreHere({ dataDir });
}

describe('a backup', () => {
  it('brings back the room as it was, under another history that the ledger tells of', async () => {
    const store = await openStoreHere({ dataDir: inDirectory('first') });
    const [id, quiet] = [await newRoom(store), await newRoom(store)];
    const question = record(2);
    await store.commit(turn(id, [1, 0], [2, 0], { records: [question], ledger: [act(), act()] }));
    const then = await store.load(id);
    const [, head] = await store.ledger(id, 0, 10);
    await store.backup(inDirectory('first.backup'));
    await store.commit(turn(id, [2, 0], [3, 0], { records: [record(3)], ledger: [act()] }));
    expect((await store.load(id))?.history).toBe(then?.history);
    await store.close();

    const restored = await restore(inDirectory('first.backup'), 'second');
    const now = await restored.load(id);
    expect(now).toEqual({ ...then, history: expect.any(String) });
    expect(now?.history).not.toBe(then?.history);
    const entries = await restored.ledger(id, 0, 10);
    expect(entries).toHaveLength(3);
    expect(entries[2]).toMatchObject({
      no: 3,
      act: 'restored',
      role: 'system',
      from: head?.hash,
      previous: head?.hash,
    });
    expect(await restored.ledger(quiet, 0, 10)).toMatchObject([{ no: 1, act: 'restored' }]);
    expect(await restored.verifyLedger(id)).toMatchObject({ ok: true, entries: 3 });
    await restored.close();

    const later = await openStoreHere({ dataDir: inDirectory('second') });
    expect(await later.load(id)).toEqual(now);
    expect(await later.ledger(id, 0, 10)).toEqual(entries);
    await later.close();
  });

  it('is finished before the store is closed', async () => {
    const store = await openStore({
      dataDir: inDirectory('closing'),
      workerFile: compiled.file('worker.js'),
    });
    const id = await newRoom(store);
    const backup = store.backup(inDirectory('closing.backup'));
    await store.close();
    await expect(backup).resolves.toBeUndefined();
    await expect(store.backup(inDirectory('late.backup'))).rejects.toThrow('The store is closed');
    expect(await readdir(inDirectory('closing'))).toEqual(['openfloor.lock', DATABASE_FILE]);
    const restored = await restore(inDirectory('closing.backup'), 'after closing');
    expect(await restored.load(id)).toBeDefined();
    await restored.close();
  });

  it('is for its owner alone and leaves nothing else behind', async () => {
    const store = await openStoreHere({ dataDir: inDirectory('third') });
    await store.backup(inDirectory('backups/third.backup'));
    expect(await readdir(inDirectory('backups'))).toEqual(['third.backup']);
    expect((await stat(inDirectory('backups/third.backup'))).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('never takes the place of a file that is there', async () => {
    const store = await openStoreHere({ dataDir: inDirectory('fourth') });
    const file = inDirectory('fourth.backup');
    await store.backup(file);
    const { mtimeMs, size } = await stat(file);
    await expect(store.backup(file)).rejects.toThrow(StoreMisuse);
    expect(await stat(file)).toMatchObject({ mtimeMs, size });
    await store.close();
  });

  it('of a store in memory is a database like any other', async () => {
    const store = await openStoreHere({ dataDir: ':memory:' });
    const id = await newRoom(store);
    await store.backup(inDirectory('memory.backup'));
    await store.close();
    const restored = await restore(inDirectory('memory.backup'), 'fifth');
    expect((await restored.load(id))?.clock.rev).toBe(1);
    await restored.close();
  });

  it('is taken in a thread of its own while turns go on, and is one point of them', async () => {
    const store = await openStore({ dataDir: inDirectory('busy'), workerFile: compiled.file('worker.js') });
    const id = await newRoom(store);
    const votes = (beat: number) => ({ ballots: many(200, () => ballot()), records: [record(beat + 1)] });
    let beat = 0;
    const vote = async () => {
      await store.commit(turn(id, [beat + 1, beat], [beat + 2, beat + 1], votes(beat + 1)));
      beat += 1;
    };
    for (let n = 0; n < 10; n++) await vote();
    let taken = false;
    const backup = store.backup(inDirectory('busy.backup')).finally(() => (taken = true));
    while (!taken) await vote();
    await backup;
    await store.close();
    const restored = await restore(inDirectory('busy.backup'), 'sixth');
    const room = await restored.load(id);
    const at = room?.clock.beat ?? 0;
    expect(at).toBeGreaterThanOrEqual(10);
    expect(at).toBeLessThanOrEqual(beat);
    expect(beat).toBeGreaterThan(10);
    expect(room?.ballots).toHaveLength(200 * at);
    expect(room?.records).toHaveLength(at);
    await restored.close();
  }, 60_000);
});
