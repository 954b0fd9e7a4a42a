/**
 * The server by a clock that a test moves on: what stands in the file `AHEAD`, a 64-bit number of milliseconds, is added
 * to the time of day. Timers keep their pace.
 */
import { openSync, readSync } from 'node:fs';

const file = openSync(process.env.AHEAD, 'r');
const ahead = new BigInt64Array(1);
const timeOfDay = Date.now;
Date.now = () => {
  readSync(file, ahead, 0, 8, 0);
  return timeOfDay() + Number(ahead[0]);
};

await import('../../dist/node/apps/server/src/main.js');
