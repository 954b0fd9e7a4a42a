import { cpus } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fanOut } from '../test/bench/fan-out.mjs';
import { uplink, uplinkTable } from '../test/bench/uplink.mjs';
import { pixels } from '../test/bench/pixels.mjs';
import { votes } from '../test/bench/votes.mjs';
import { build, install, root, run } from './steps.mjs';

install();
build();

const counts = (process.env.BENCH_SEATS ?? '500,1000,2000').split(',').map(Number);
const fixed = (value, digits = 1) => value.toFixed(digits);
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.kill(0, 'SIGTERM');
});

const fans = [];
for (const count of counts) fans.push(await fanOut(count));
const rounds = [];
for (const count of counts) rounds.push(await votes(count));
const screens = [];
for (const count of counts) screens.push(await pixels(count));
const line = await uplink({
  phones: Number(process.env.UPLINK_PHONES ?? 1_000),
  minutes: Number(process.env.UPLINK_MINUTES ?? 10),
});

const table = [
  `Measured on ${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; the load runs on the same cores.`,
  '',
  '### CPU of the server for each delivered patch',
  '',
  '| seats | bare ws, prepared frame | stock socket.io | OpenFloor | OpenFloor / ws | socket.io / ws |',
  '|---|---|---|---|---|---|',
  ...fans.map(
    ({ count, ws, io, ours }) =>
      `| ${count} | ${fixed(ws)} µs | ${fixed(io)} µs | ${fixed(ours)} µs | ${fixed(ours / ws, 2)} | ${fixed(io / ws, 2)} |`,
  ),
  '',
  '### Durable, acknowledged votes, every screen following',
  '',
  '| seats | votes a second | p50 | p99 | CPU a vote | server busy | waited for a core | memory |',
  '|---|---|---|---|---|---|---|---|',
  ...rounds.map(
    (r) =>
      `| ${r.count} | ${fixed(r.perSecond, 0)} | ${fixed(r.p50)} ms | ${fixed(r.p99)} ms | ${fixed(r.microsPerVote, 0)} µs | ${fixed(r.cpuShare * 100, 0)} % | ${fixed(r.starved * 100, 0)} % | ${fixed(r.memory, 0)} MB |`,
  ),
  '',
  '### A moderator’s act until the stage has painted it',
  '',
  '| seats | acts | p50 | p95 | p99 | waited for a core |',
  '|---|---|---|---|---|---|',
  ...screens.map(
    (s) =>
      `| ${s.count} | ${s.acts} | ${fixed(s.p50, 0)} ms | ${fixed(s.p95, 0)} ms | ${fixed(s.p99, 0)} ms | ${fixed(s.starved * 100, 0)} % |`,
  ),
  '',
  '### Bytes on the uplink of a hub',
  '',
  uplinkTable(line),
].join('\n');

const file = join(root, 'docs/performance.md');
const page = readFileSync(file, 'utf8');
const [head] = page.split('<!-- figures -->');
writeFileSync(file, `${head}<!-- figures -->\n\n${table}\n`);
run(process.execPath, [
  join(root, 'node_modules/prettier/bin/prettier.cjs'),
  '--write',
  '--log-level',
  'warn',
  file,
]);
process.stdout.write(`${table}\n`);
