import type { Connection } from './connection.js';
import { Fact } from './entities/index.js';
import type { MeetingStore } from './ports.js';

/** Small facts of the installation. */
export function factCalls(connection: Connection): Pick<MeetingStore, 'fact' | 'putFact'> {
  const { manager } = connection;
  return {
    fact: async (name) => (await manager.findOneBy(Fact, { name }))?.value,
    putFact: async (name, value) => {
      await connection.transaction(() => manager.upsert(Fact, { name, value }, ['name']));
    },
  };
}
