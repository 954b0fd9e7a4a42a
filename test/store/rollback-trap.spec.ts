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

/** Lets one flow wait for another. */
function gate(): { open(): void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

describe('a write beside a transaction that is rolled back', () => {
  it('is acknowledged and lost by bare TypeORM on SQLite', async () => {
    const source = await bareTypeOrm();
    const [begun, written] = [gate(), gate()];
    const failing = source.transaction(async (manager) => {
      await manager.insert(VOTES, { id: 'of the turn' });
      begun.open();
      await written.opened;
      throw new Error('the turn fails');
    });
    await begun.opened;
    const acknowledged = await source.getRepository(VOTES).insert({ id: 'of somebody else' });
    written.open();
    await expect(failing).rejects.toThrow('the turn fails');
    expect(acknowledged.identifiers).toEqual([{ id: 'of somebody else' }]);
    expect(await source.manager.find(VOTES)).toEqual([]);
    await source.destroy();
  });

  it('stands in our store, even when it is asked for in the midst of the transaction', async () => {
    const pending: Promise<void>[] = [];
    let failing = false;
    const store: Store = await openStoreHere({
      dataDir: ':memory:',
      fault: (point, statement) => {
        if (!failing) return;
        const writes = statement?.startsWith('INSERT INTO record');
        if (writes) pending.push(store.putFact(`fact ${pending.length}`, 'acknowledged'));
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
