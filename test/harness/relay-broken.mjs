/**
 * The relay over a disk that breaks on purpose, to show that the checker of the drill goes red: from SIGUSR2 on it says
 * that something is written before it is.
 */
import { readArgv } from '../../dist/node/apps/relay/src/argv.js';
import { start } from '../../dist/node/apps/relay/src/start.js';

const LATE_MS = 600;

let isBroken = false;
process.on('SIGUSR2', () => (isBroken = true));

const early = (journal) => ({
  write(work) {
    if (!isBroken) return journal.write(work);
    setTimeout(() => journal.write(work).catch(() => undefined), LATE_MS);
    return Promise.resolve();
  },
  flush: () => journal.flush(),
});

await start(readArgv(process.argv.slice(2)), early);
