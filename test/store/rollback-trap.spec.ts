import { describe, expect, it } from '@jest/globals';
import { openStoreHere, StoreUnavailable, type Store } from '@openfloor/store';
import { DataSource, EntitySchema } from 'typeorm';
import { many, newRoom, record, turn } from './rooms.js';

interface Vote {
  id: string;
}

const VOTES = new EntitySchema<Vote>({ name: 'vote', columns: { id: { type: 'text', primary: true } } });

async function bareTypeOrm(): Promise<DataSource> {
  const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [VOTES] });
  await source.initialize();
  await source.query('CREATE TABLE vote (id text PRIMARY KEY NOT NULL)');
  return source;
}

describe('a write beside a transaction that is rolled back', () => {
  it('is acknowledged and lost by bare TypeORM on SQLite', async () => {
    const source = await bareTypeOrm();
    let acknowledged = false;
    const turnOfAnother = source.transaction(async (manager) => {
      await manager.insert(VOTES, { id: 'of the turn' });
      await source.manager.insert(VOTES, { id: 'of somebody else' });
      acknowledged = true;
      throw new Error('the turn fails');
    });
    await expect(turnOfAnother).rejects.toThrow('the turn fails');
    expect(acknowledged).toBe(true);
    expect(await source.manager.find(VOTES)).toEqual([]);
    await source.destroy();
  });

  it('is lost by bare TypeORM even when it merely happens at the same time', async () => {
    const source = await bareTypeOrm();
    const failing = source.transaction(async (manager) => {
      for (let n = 0; n < 5; n++) await manager.insert(VOTES, { id: `turn ${n}` });
      throw new Error('the turn fails');
    });
    const others = many(5, () => 0).map((_, n) => source.manager.insert(VOTES, { id: `other ${n}` }));
    const results = await Promise.allSettled([failing, ...others]);
    const acknowledged = results.slice(1).filter(({ status }) => status === 'fulfilled').length;
    expect(acknowledged).toBeGreaterThan(await source.manager.count(VOTES));
    await source.destroy();
  });

  it('stands in our store, even when it is asked for in the midst of the transaction', async () => {
    const pending: Promise<void>[] = [];
    let store: Store | undefined;
    let failing = false;
    store = await openStoreHere({
      dataDir: ':memory:',
      fault: (point, statement) => {
        if (!failing) return;
        const writes = statement?.startsWith('INSERT INTO record');
        if (writes && store) pending.push(store.putFact(`fact ${pending.length}`, 'acknowledged'));
        if (point === 'before-commit' && writes === undefined) {
          failing = false;
          throw new Error('the turn fails');
        }
      },
    });
    const id = await newRoom(store);
    failing = true;
    const records = many(300, () => record(2));
    await expect(store.commit(turn(id, [1, 0], [2, 0], { records }))).rejects.toThrow(StoreUnavailable);
    await Promise.all(pending);
    expect(pending).toHaveLength(3);
    for (const n of pending.keys()) expect(await store.fact(`fact ${n}`)).toBe('acknowledged');
    expect((await store.load(id))?.records).toEqual([]);
    await store.close();
  });

  it('stands in our store among turns that fail and turns that do not', async () => {
    let turns = 0;
    const fault = (point: string) => {
      if (point === 'before-commit' && ++turns % 3 === 0) throw new Error('every third fails');
    };
    const store = await openStoreHere({ dataDir: ':memory:', fault });
    const names = many(60, () => 0).map((_, n) => `fact ${n}`);
    const results = await Promise.allSettled(names.map((name) => store.putFact(name, 'acknowledged')));
    const acknowledged = names.filter((_, n) => results[n]?.status === 'fulfilled');
    const standing: string[] = [];
    for (const name of names) if ((await store.fact(name)) !== undefined) standing.push(name);
    expect(acknowledged).toHaveLength(40);
    expect(standing).toEqual(acknowledged);
    await store.close();
  });
});
