/** The relay with doors that hold less than the usual: `NARROW` is JSON of limits, to show what happens when they are full. */
import { readArgv } from '../../dist/node/apps/relay/src/argv.js';
import { USUAL_LIMITS } from '../../dist/node/apps/relay/src/doors/limits.js';
import { start } from '../../dist/node/apps/relay/src/start.js';

const limits = { ...USUAL_LIMITS, ...JSON.parse(process.env.NARROW ?? '{}') };
await start({ ...readArgv(process.argv.slice(2)), limits });
