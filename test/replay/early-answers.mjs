/** Replays an export over a server that answers before it writes, with one kill, to show that the comparison goes red. */
import { join } from 'node:path';
import { replay } from './replay.mjs';

const [polis] = process.argv.slice(2);
process.env.BROKEN = 'early';

const main = join(import.meta.dirname, '../faults/broken-server.mjs');
const { table, compared } = await replay({
  polis,
  minutes: null,
  kills: 1,
  sockets: 100,
  main,
  patienceMs: 6_000,
});
process.stdout.write(table);
process.exit(compared.differences.length === 0 ? 0 : 1);
