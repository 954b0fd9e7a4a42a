import type { Connection } from './connection.js';
import { Fact } from './entities/index.js';
import type { MeetingStore } from './ports.js';

/** Small facts of the installation. */
export function factCalls(connection: Connection): Pick<MeetingStore, 'fact' | 'putFact' | 'claimFact'> {
  const { manager } = connection;
  return {
    fact: async (name) => (await manager.findOneBy(Fact, { name }))?.value,
    putFact: async (name, value) => {
      await connection.transaction(() => manager.upsert(Fact, { name, value }, ['name']));
    },
    claimFact: (name, value, instead) =>
      connection.transaction(async () => {
        const there = await manager.findOneBy(Fact, { name });
        if (there && there.value !== instead) return false;
        await manager.upsert(Fact, { name, value }, ['name']);
        return true;
      }),
  };
}
