/**
 * The server over a store that can be stopped at the two moments that matter: while the file `before` lies in the
 * directory `MOMENTS`, a turn hangs before it is written, while `after` lies there, when it is written and not yet
 * answered; `reached` then says so. While `refuse` lies there, the disk is full. `BROKEN` breaks the store on purpose, to show
 * that the checkers go red: `early` answers before it writes, `twice` forgets the receipts, `abrupt` ends at once.
 * A file `backup` names the file to which a backup is taken; `taken` then says so.
 */
import 'reflect-metadata';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '../../dist/node/libs/store/src/index.js';
import { start } from '../../dist/node/apps/server/src/start.js';

const { MOMENTS: dir, BROKEN: kind } = process.env;
const lies = (name) => dir !== undefined && existsSync(join(dir, name));

async function hangs(moment) {
  if (!lies(moment)) return;
  writeFileSync(join(dir, 'reached'), moment);
  await new Promise(() => undefined);
}

const stopped = (store) => ({
  ...store,
  commit: async (commit) => {
    if (lies('refuse')) throw new StoreUnavailable('SQLITE_FULL: database or disk is full');
    await hangs('before');
    await store.commit(commit);
    await hangs('after');
  },
  putFact: async (name, value) => {
    if (lies('refuse')) throw new StoreUnavailable('SQLITE_FULL: database or disk is full');
    await store.putFact(name, value);
  },
});

function broken(store) {
  if (kind === 'early')
    return {
      ...store,
      commit: async (commit) => {
        if (!commit.expected) return store.commit(commit);
        void store.commit(commit).catch(() => undefined);
      },
    };
  if (kind === 'twice')
    return {
      ...store,
      receipts: async () => [],
      commit: (commit) => store.commit({ ...commit, receipts: [] }),
    };
  return store;
}

if (kind === 'abrupt') process.on('SIGTERM', () => process.exit(0));

function backingUp(store) {
  const look = setInterval(() => {
    if (!lies('backup')) return;
    const file = readFileSync(join(dir, 'backup'), 'utf8');
    rmSync(join(dir, 'backup'));
    void store.backup(file).then(() => writeFileSync(join(dir, 'taken'), file));
  }, 20);
  look.unref();
  return store;
}

await start(undefined, (store) => broken(stopped(backingUp(store))));
