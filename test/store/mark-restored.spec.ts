import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  lookInto,
  markRestored,
  openStoreHere,
  StoreInUse,
  StoreMisuse,
  StoreUnavailable,
  type Store,
} from '@openfloor/store';
import { TestPostgres } from '../harness/postgres.js';
import { dataDirectory } from './compiled.js';
import { act, newRoom, turn } from './rooms.js';

const NOW = 1_800_000_000_000;

describe('a dump that was put back into PostgreSQL', () => {
  let postgres: TestPostgres;
  let directory: Awaited<ReturnType<typeof dataDirectory>>;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
    directory = await dataDirectory();
  }, 60_000);
  afterAll(async () => {
    await postgres.dispose();
    await directory.remove();
  });

  const open = (databaseUrl: string): Promise<Store> =>
    openStoreHere({ dataDir: directory.path, databaseUrl });

  it('is taken for restored at the next start once it was marked, and only once', async () => {
    const databaseUrl = await postgres.freshDatabase();
    const before = await open(databaseUrl);
    const id = await newRoom(before);
    await before.commit(turn(id, [1, 0], [2, 0], { ledger: [act()] }));
    const history = (await before.load(id))?.history;
    const [entry] = await before.ledger(id, 0, 10);
    await before.close();
    expect(await markRestored(databaseUrl, NOW)).toBe(1);
    const after = await open(databaseUrl);
    expect((await after.load(id))?.history).not.toBe(history);
    expect((await after.ledger(id, 0, 10))[1]).toMatchObject({ act: 'restored', from: entry?.hash });
    expect(await after.verifyLedger(id)).toMatchObject({ ok: true });
    const renewed = (await after.load(id))?.history;
    await after.close();
    const later = await open(databaseUrl);
    expect((await later.load(id))?.history).toBe(renewed);
    await later.close();
  });

  it('is not marked while a node runs on it, and not where there is none', async () => {
    const databaseUrl = await postgres.freshDatabase();
    await expect(markRestored(databaseUrl, NOW)).rejects.toThrow(StoreMisuse);
    const store = await open(databaseUrl);
    await store.ping();
    await expect(markRestored(databaseUrl, NOW)).rejects.toThrow(StoreInUse);
    expect(await store.fact('restored-from')).toBeUndefined();
    await store.close();
  });

  it('is looked into while a node runs on it, without a directory', async () => {
    const databaseUrl = await postgres.freshDatabase();
    const store = await open(databaseUrl);
    const id = await newRoom(store);
    const found = await lookInto({ dataDir: '/nowhere', databaseUrl }, (looked) => looked.session(id));
    expect(found).toMatchObject({ sessionId: id });
    await store.close();
  });

  it('is told apart from a server that does not answer, whose password is told to nobody', async () => {
    const error = await markRestored('postgres://somebody:hunter2@127.0.0.1:1/openfloor', NOW).catch(
      (failed: Error) => failed,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).not.toMatch(/hunter2/);
  });
});
