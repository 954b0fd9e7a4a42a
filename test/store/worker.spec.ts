import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, OutcomeUnknown, StoreConflict, StoreUnavailable, type Store } from '@openfloor/store';
import { compileStore, dataDirectory, type CompiledStore } from './compiled.js';
import { ballot, many, newRoom, record, turn } from './rooms.js';
import { storeSuite } from './suite.js';

/** Ends its thread when a file `before-<call>` or `after-<call>` lies in the data directory: before the call runs, or before it is answered. */
const FRAIL_WORKER = `
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const asked = new Map();
const dies = (when, name) => existsSync(workerData.dataDir + '/' + when + '-' + name) && process.exit(1);
parentPort.on('message', ({ id, name }) => { asked.set(id, name); dies('before', name); });
const say = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (answer) => { if (answer.is === 'done') dies('after', asked.get(answer.id)); say(answer); };
await import('./worker.js');
`;

let compiled: CompiledStore;
let frail: URL;
beforeAll(async () => {
  compiled = await compileStore();
  frail = await compiled.add('frail-worker.js', FRAIL_WORKER);
}, 60_000);
afterAll(() => compiled.remove());

storeSuite('a store in threads of its own', async () => {
  const directory = await dataDirectory();
  const store = await openStore({ dataDir: directory.path, workerFile: compiled.file('worker.js') });
  return { store, end: () => store.close().then(directory.remove) };
});

describe('a store whose thread dies', () => {
  let store: Store;
  let directory: Awaited<ReturnType<typeof dataDirectory>>;
  const spell = (name: string) => join(directory.path, name);
  const cast = (name: string) => writeFile(spell(name), '');
  const lift = (name: string) => rm(spell(name));

  beforeEach(async () => {
    directory = await dataDirectory();
    store = await openStore({ dataDir: directory.path, workerFile: frail });
  });

  async function end(): Promise<void> {
    await store.close();
    await directory.remove();
  }

  it('says that the outcome of a turn is unknown, and carries on where the disk stands', async () => {
    const id = await newRoom(store);
    await cast('before-commit');
    await expect(store.commit(turn(id, [1, 0], [2, 0], { records: [record(2)] }))).rejects.toThrow(
      OutcomeUnknown,
    );
    await lift('before-commit');
    expect((await store.load(id))?.clock.rev).toBe(1);
    await cast('after-commit');
    await expect(store.commit(turn(id, [1, 0], [2, 0], { records: [record(2)] }))).rejects.toThrow(
      OutcomeUnknown,
    );
    await lift('after-commit');
    expect(await store.load(id)).toMatchObject({ clock: { rev: 2 }, records: [{ rev: 2 }] });
    await expect(store.commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(StoreConflict);
    await end();
  });

  it('answers all that waits: writes as unknown, reads as unavailable', async () => {
    const id = await newRoom(store);
    await cast('before-commit');
    const asked = [
      store.commit(turn(id, [1, 0], [2, 0])),
      store.putFact('a', 'b'),
      store.load(id),
      store.ping(),
    ];
    const results = await Promise.allSettled(asked);
    const reasons = results.map((result) =>
      result.status === 'rejected' ? String(result.reason.name) : result.status,
    );
    expect(reasons).toEqual(['OutcomeUnknown', 'OutcomeUnknown', 'StoreUnavailable', 'StoreUnavailable']);
    await lift('before-commit');
    await store.ping();
    await end();
  });

  it('gives up on a thread that dies again and again, and says so', async () => {
    await cast('before-ping');
    for (let death = 1; death <= 3; death++) await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    await lift('before-ping');
    await expect(store.ping()).rejects.toThrow('out of service');
    await end();
  });

  it('keeps turns going while long reads die', async () => {
    const id = await newRoom(store);
    await cast('before-verifyLedger');
    const verifying = store.verifyLedger(id);
    await store.commit(turn(id, [1, 0], [2, 0]));
    await expect(verifying).rejects.toThrow(StoreUnavailable);
    await lift('before-verifyLedger');
    expect(await store.verifyLedger(id)).toMatchObject({ ok: true });
    await end();
  });
});

describe('a store in threads of its own, opened and closed', () => {
  it('answers everything that was asked before it was closed, and nothing after', async () => {
    const directory = await dataDirectory();
    const store = await openStore({ dataDir: directory.path, workerFile: compiled.file('worker.js') });
    const id = await newRoom(store);
    const last = store.commit(turn(id, [1, 0], [2, 0], { records: many(200, () => record(2)) }));
    const closed = store.close();
    await expect(last).resolves.toBeUndefined();
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    await closed;
    await store.close();
    expect(existsSync(join(directory.path, 'openfloor.sqlite-wal'))).toBe(false);
    const again = await openStore({ dataDir: directory.path, workerFile: compiled.file('worker.js') });
    expect((await again.load(id))?.records).toHaveLength(200);
    await again.close();
    await directory.remove();
  });

  it('does not hold up the caller while the disk works', async () => {
    const directory = await dataDirectory();
    const store = await openStore({ dataDir: directory.path, workerFile: compiled.file('worker.js') });
    const id = await newRoom(store);
    const ballots = many(10_000, () => ballot());
    let [written, turnsOfTheLoop] = [false, 0];
    const writing = store.commit(turn(id, [1, 0], [1, 1], { ballots })).finally(() => (written = true));
    for (; !written; turnsOfTheLoop++) await setImmediate();
    await writing;
    /** A store on this thread would let the loop turn once or twice; on a busy machine it turns seldom enough. */
    expect(turnsOfTheLoop).toBeGreaterThan(4);
    await store.close();
    await directory.remove();
  });
});
