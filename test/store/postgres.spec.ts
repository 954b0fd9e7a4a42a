import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openStore,
  openStoreHere,
  OutcomeUnknown,
  StoreConflict,
  StoreInUse,
  StoreUnavailable,
  type FaultPoint,
  type Store,
} from '@openfloor/store';
import { postgresLine, postgresSource } from '../../libs/store/src/postgres.js';
import { TestPostgres } from '../harness/postgres.js';
import { until } from '../harness/until.js';
import { compileStore, dataDirectory, type CompiledStore } from './compiled.js';
import { newRoom, record, turn } from './rooms.js';
import { storeSuite } from './suite.js';

let postgres: TestPostgres;
let compiled: CompiledStore;
beforeAll(async () => {
  [postgres, compiled] = await Promise.all([TestPostgres.start(), compileStore()]);
}, 60_000);
afterAll(async () => {
  await postgres.dispose();
  await compiled.remove();
});

storeSuite('a store over PostgreSQL', async () => {
  const directory = await dataDirectory();
  const store = await openStoreHere({ dataDir: directory.path, databaseUrl: await postgres.freshDatabase() });
  return { store, end: () => store.close().then(directory.remove) };
});

storeSuite('a store over PostgreSQL in threads of its own', async () => {
  const directory = await dataDirectory();
  const databaseUrl = await postgres.freshDatabase();
  const store = await openStore({
    dataDir: directory.path,
    databaseUrl,
    workerFile: compiled.file('worker.js'),
  });
  return { store, end: () => store.close().then(directory.remove) };
});

describe('two nodes over one PostgreSQL', () => {
  let databaseUrl: string;
  let stores: Store[];
  let failAt: FaultPoint | undefined;
  const ends: (() => Promise<void>)[] = [];

  async function node(): Promise<Store> {
    const directory = await dataDirectory();
    ends.unshift(directory.remove);
    const fault = (point: FaultPoint) => {
      if (point !== failAt) return;
      failAt = undefined;
      throw new Error(`the answer is lost at ${point}`);
    };
    const store = await openStoreHere({ dataDir: directory.path, databaseUrl, fault });
    ends.unshift(() => store.close());
    return store;
  }
  const [one, other] = [() => stores[0] as Store, () => stores[1] as Store];

  beforeEach(async () => {
    failAt = undefined;
    databaseUrl = await postgres.freshDatabase();
    stores = await Promise.all([node(), node()]);
  }, 30_000);
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('make the tables once, however many begin at the same moment', async () => {
    const rows = await postgres.query('SELECT name FROM migration', databaseUrl);
    expect(new Set(rows.map(({ name }) => String(name))).size).toBe(rows.length);
  });

  it('see what the other has written, and lose where the other was first', async () => {
    const id = await newRoom(one());
    await other().commit(turn(id, [1, 0], [2, 0], { records: [record(2)] }));
    expect(await one().clocksOf([id, 'nobody'])).toEqual([
      { sessionId: id, rev: 2, beat: 0, history: expect.any(String) as unknown },
    ]);
    await expect(one().commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(StoreConflict);
    expect((await one().changedSince(id, { rev: 1, beat: 0 })).records).toHaveLength(1);
  });

  it('exactly one of many turns at the same moment wins', async () => {
    const id = await newRoom(one());
    const turns = Array.from({ length: 12 }, (_, at) =>
      (at % 2 ? one() : other()).commit(turn(id, [1, 0], [2, 0], { records: [record(2)] })),
    );
    const done = await Promise.allSettled(turns);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of done)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(StoreConflict);
  });

  it('whoever holds a room writes next, and the other after it', async () => {
    const id = await newRoom(one());
    await one().hold(id);
    const late = other().commit(turn(id, [1, 0], [2, 0]));
    await until('the other waits for the row', async () => {
      const waiting = await postgres.query('SELECT 1 FROM pg_locks WHERE NOT granted', databaseUrl);
      return waiting.length > 0;
    });
    expect((await one().changedSince(id, { rev: 1, beat: 0 })).clock.rev).toBe(1);
    await one().commit(turn(id, [1, 0], [2, 0], { records: [record(2)] }));
    await expect(late).rejects.toThrow(StoreConflict);
    await one().release(id);
    await other().commit(turn(id, [2, 0], [3, 0]));
    expect((await one().load(id))?.clock.rev).toBe(3);
  });

  it('a room that was held for nothing is free again', async () => {
    const id = await newRoom(one());
    await one().hold(id);
    await one().release(id);
    await one().release(id);
    await other().commit(turn(id, [1, 0], [2, 0]));
  });

  it('ends a hold with the turn that failed', async () => {
    const id = await newRoom(one());
    await one().hold(id);
    await expect(one().commit(turn(id, [7, 0], [8, 0]))).rejects.toThrow(StoreConflict);
    await other().commit(turn(id, [1, 0], [2, 0]));
    await one().release(id);
  });

  it.each(['commit', 'after-commit'] as const)(
    'does not know what became of a turn whose answer is lost at %s, and finds out',
    async (point) => {
      const id = await newRoom(one());
      failAt = point;
      await expect(one().commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(OutcomeUnknown);
      expect((await one().load(id))?.clock.rev).toBe(point === 'commit' ? 1 : 2);
    },
  );

  it('carries on where an administrator ends its connections', async () => {
    const id = await newRoom(one());
    expect(await postgres.endsConnections()).toBeGreaterThan(0);
    await until('it is there again', () =>
      one()
        .load(id)
        .then(
          (room) => room?.clock.rev === 1,
          () => false,
        ),
    );
    await one().commit(turn(id, [1, 0], [2, 0]));
  });

  it('says so while PostgreSQL is not there, and carries on when it is back', async () => {
    const id = await newRoom(one());
    await postgres.kill();
    await expect(one().commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(StoreUnavailable);
    await expect(one().load(id)).rejects.toThrow(StoreUnavailable);
    await postgres.start();
    await one().commit(turn(id, [1, 0], [2, 0]));
    expect((await other().load(id))?.clock.rev).toBe(2);
  }, 60_000);

  it('uses a step of a second factor once, on whichever node', async () => {
    const accountId = 'account';
    const account = { id: accountId, email: 'a@example.org', name: 'A', administrator: false };
    await one().addAccount({ ...account, passwordHash: 'x', createdAt: 1 });
    const factor = { accountId, sealed: 'x', createdAt: 1, confirmedAt: 1, lastStep: null };
    await one().putSecondFactor(factor, ['code']);
    const both = <T>(ask: (store: Store) => Promise<T>) =>
      Promise.all([one(), other(), one(), other()].map(ask));
    const used = await both((store) => store.useStep(accountId, 5));
    expect(used.filter(Boolean)).toHaveLength(1);
    const redeemed = await both((store) => store.useRecoveryCode(accountId, 'code'));
    expect(redeemed.filter(Boolean)).toHaveLength(1);
  });

  it('gives a join code to one session', async () => {
    const ids = await Promise.all([newRoom(one()), newRoom(other())]);
    const claimed = await Promise.all(ids.map((id, at) => (stores[at] as Store).claimCode(id, 'XY23ZW', 1)));
    expect(claimed.filter(Boolean)).toHaveLength(1);
  });

  it('has exactly the tables that its entities describe', async () => {
    const columns = await postgres.query(
      `SELECT table_name || '.' || column_name AS name, data_type, collation_name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> 'migration' AND data_type = 'text'`,
      databaseUrl,
    );
    expect(columns.length).toBeGreaterThan(50);
    expect(columns.filter(({ collation_name }) => collation_name !== 'C')).toEqual([]);
  });
});

describe('a PostgreSQL that is not fit', () => {
  it('is refused where it does not sync its log', async () => {
    const careless = await TestPostgres.start({ fsync: 'off' });
    const directory = await dataDirectory();
    const databaseUrl = await careless.freshDatabase();
    await expect(openStoreHere({ dataDir: directory.path, databaseUrl })).rejects.toThrow('fsync = off');
    await directory.remove();
    await careless.dispose();
  }, 60_000);

  it('is made to wait for the disk where it does not by itself, and never to wait less', async () => {
    const databaseUrl = await postgres.freshDatabase();
    const name = new URL(databaseUrl).pathname.slice(1);
    const held = async (set: string) => {
      await postgres.query(`ALTER DATABASE ${name} SET synchronous_commit = ${set}`);
      const source = await postgresSource(databaseUrl, 1).initialize();
      const { connection } = await postgresLine(source);
      const [row] = await connection.all<object>('SHOW synchronous_commit');
      await source.destroy();
      return Object.values(row ?? {});
    };
    expect([await held('off'), await held('remote_apply')]).toEqual([['on'], ['remote_apply']]);
  });

  it('is refused to a second process on the same directory', async () => {
    const databaseUrl = await postgres.freshDatabase();
    const directory = await dataDirectory();
    const store = await openStoreHere({ dataDir: directory.path, databaseUrl });
    await expect(openStoreHere({ dataDir: directory.path, databaseUrl })).rejects.toThrow(StoreInUse);
    await store.close();
    await directory.remove();
  });

  it('is unavailable where nobody listens, and the address with its password is not told', async () => {
    const directory = await dataDirectory();
    const databaseUrl = 'postgres://openfloor:secret-word@127.0.0.1:9/none';
    const error = await openStoreHere({ dataDir: directory.path, databaseUrl }).catch((said: Error) => said);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String((error as Error).stack)).not.toContain('secret-word');
    await directory.remove();
  });
});
