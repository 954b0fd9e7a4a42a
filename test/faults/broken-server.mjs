/**
 * The server over a store that is broken on purpose, to show that the checkers go red: `early` acknowledges a
 * commit before it is written, `twice` forgets the receipts, so that a repeated command counts again. Both dwell
 * in the moment that matters, so that a kill at any time falls into it and does not have to be lucky.
 */
import { setTimeout as pause } from 'node:timers/promises';
import 'reflect-metadata';
import { start } from '../../dist/node/apps/server/src/start.js';

/** How long a commit is acknowledged and not yet written. */
const LATE_MS = 400;
/** How long a commit is written and not yet acknowledged. */
const UNTOLD_MS = 150;
const kind = process.env.BROKEN;

function broken(store) {
  if (kind === 'twice')
    return {
      ...store,
      receipts: async () => [],
      commit: async (commit) => {
        await store.commit({ ...commit, receipts: [] });
        await pause(UNTOLD_MS);
      },
    };
  let last = Promise.resolve();
  const late = (commit) => pause(LATE_MS).then(() => store.commit(commit));
  return {
    ...store,
    commit: async (commit) => {
      if (!commit.expected) return store.commit(commit);
      last = last.then(() => late(commit)).catch(() => undefined);
    },
  };
}

await start(undefined, broken);
