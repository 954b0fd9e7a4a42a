/**
 * The server over a store that is broken on purpose, to show that the checkers go red: `early` acknowledges a
 * commit before it is written, `twice` forgets the receipts, so that a repeated command counts again.
 */
import 'reflect-metadata';
import { start } from '../../dist/node/apps/server/src/start.js';

const LATE_MS = 400;
const kind = process.env.BROKEN;

function broken(store) {
  if (kind === 'twice')
    return {
      ...store,
      receipts: async () => [],
      commit: (commit) => store.commit({ ...commit, receipts: [] }),
    };
  let last = Promise.resolve();
  const late = (commit) =>
    new Promise((resolve) => setTimeout(resolve, LATE_MS)).then(() => store.commit(commit));
  return {
    ...store,
    commit: async (commit) => {
      if (!commit.expected) return store.commit(commit);
      last = last.then(() => late(commit)).catch(() => undefined);
    },
  };
}

await start(undefined, broken);
