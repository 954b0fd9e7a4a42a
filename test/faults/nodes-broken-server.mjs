/**
 * A node that is broken on purpose. `deaf` never learns from the store that a room has moved, `partial` takes over the records
 * of another node and not its votes.
 */
import 'reflect-metadata';
import { start } from '../../dist/node/apps/server/src/start.js';

const kind = process.env.BROKEN;

function broken(store) {
  if (kind === 'deaf') return { ...store, clocksOf: async () => [] };
  return {
    ...store,
    changedSince: async (sessionId, since) => ({
      ...(await store.changedSince(sessionId, since)),
      ballots: [],
    }),
  };
}

await start(undefined, broken);
