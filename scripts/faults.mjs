import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { nameOf, parts, specsOf } from '../test/faults/parts.mjs';
import { NOT_COVERED, NUMBERS, numbered } from '../test/faults/numbers.mjs';
import { findServices } from './services.mjs';
import { build, install, root, run } from './steps.mjs';

const USAGE = `npm run faults [-- NAMES]   the long drills, all or these parts or specs; figures of the others are kept
  --resume   leave out what has passed in the last twelve hours
  --list     the parts, their specs and about how long they take
  --page     only write docs/reliability.md anew
  --log FILE take the figures from what an earlier run said`;
const FIGURE = /^FIGURE (\{.*\})$/;
const ENDED = /^(PASS|FAIL) \w+ (test\/\S+\.spec\.ts)/;
const PAGE = join(root, 'docs/reliability.md');
const KEPT = join(root, 'docs/reliability/figures.json');
const HALF_A_DAY_MS = 12 * 3_600_000;

const args = process.argv.slice(2);
const option = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
/** What is known of each spec by its path: when, where and how long it ran, and its figures. */
const known = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
process.exit(await main());

async function main() {
  const logAt = args.indexOf('--log');
  const log = logAt >= 0 ? args.splice(logAt, 2)[1] : undefined;
  const [isPageOnly, isList, resumes] = ['--page', '--list', '--resume'].map(option);
  const { unknown, wanted } = specsOf(args);
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}.\n${USAGE}\n${list()}`);
    return 2;
  }
  if (isList) return say(list()) ?? 0;
  if (log) takeLog(log);
  if (log || isPageOnly) return writePage() ?? 0;
  return drills(resumes ? wanted.filter((path) => !isFresh(known[path])) : wanted);
}

/** Runs the long form of these specs, one after the other; what fails is told in the end and does not stop the others. */
async function drills(paths) {
  install();
  build();
  const services = findServices();
  const startedAt = performance.now();
  const failed = [];
  for (const [at, path] of paths.entries()) {
    say(`[${clock(performance.now() - startedAt)}] ${at + 1} of ${paths.length}: ${nameOf(path)} …\n`);
    const { code, figures, ranMs } = await drill(path, services);
    say(
      `[${clock(performance.now() - startedAt)}] ${nameOf(path)} ${code ? 'FAILED' : 'passed'} in ${clock(ranMs)}\n`,
    );
    if (code) failed.push(nameOf(path));
    else keep(path, { figures, ranMs });
    writePage();
  }
  say(
    `${paths.length - failed.length} passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}\n`,
  );
  return failed.length > 0 ? 1 : 0;
}

/** One spec in a process of its own, told where PostgreSQL and Redis are; streams what it says. */
function drill(path, services) {
  const startedAt = performance.now();
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const project = path.split('/')[1];
  const how = ['--selectProjects', project, '--forceExit', '--testTimeout=600000', '--runTestsByPath', path];
  const env = { ...process.env, ...services, LONG: '1' };
  const child = spawn(process.execPath, [...jest, ...how], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    said += chunk;
  });
  return new Promise((done) =>
    child.once('close', (code) =>
      done({ code: code ?? 1, figures: figuresIn(said.split('\n')), ranMs: performance.now() - startedAt }),
    ),
  );
}

/** The figures of an earlier run: those of a spec stand before the line that says that it has passed. */
function takeLog(file) {
  let lines = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, ended, path] = ENDED.exec(line) ?? [];
    if (ended === 'PASS' && figuresIn(lines).length > 0) keep(path, { figures: figuresIn(lines) });
    lines = ended ? [] : [...lines, line];
  }
}

function figuresIn(lines) {
  return lines.flatMap((line) => FIGURE.exec(line)?.[1] ?? []).map((line) => JSON.parse(line));
}

function keep(path, { figures, ranMs = 0 }) {
  const on = `${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  known[path] = { on, passedAt: Date.now(), seconds: Math.round(ranMs / 1_000), figures };
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(known, undefined, 2)}\n`);
}

function isFresh(entry) {
  return entry !== undefined && Date.now() - entry.passedAt < HALF_A_DAY_MS;
}

function list() {
  const lines = Object.entries(parts()).map(([name, { minutes, specs }]) => {
    const seconds = specs.map((path) => known[path]?.seconds ?? 0);
    const measured = seconds.every((one) => one > 0) ? ` (last ${clock(sum(seconds) * 1_000)})` : '';
    return `  ${name}: about ${minutes} min${measured}: ${specs.map(nameOf).join(', ')}\n`;
  });
  return `The parts:\n${lines.join('')}`;
}

function say(text) {
  process.stdout.write(text);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function clock(ms) {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** The page keeps what a person wrote above the marker; a spec that did not run keeps the figures it had. */
function writePage() {
  const [head] = readFileSync(PAGE, 'utf8').split('<!-- tests -->');
  const page = `${head}<!-- tests -->\n\n${testTable()}\n\n<!-- figures -->\n\n${figureTable()}\n`;
  writeFileSync(PAGE, page);
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  const files = [PAGE, KEPT].filter((file) => existsSync(file));
  run(process.execPath, [prettier, '--write', '--log-level', 'warn', ...files]);
}

function figureTable() {
  const rows = Object.entries(known)
    .filter(([path]) => existsSync(join(root, path)))
    .flatMap(([path, { figures }]) => figures.map((figure) => ({ ...figure, spec: nameOf(path) })));
  const number = ({ fault }) => [fault.startsWith('P') ? 0 : 1, Number(fault.slice(1))];
  const order = (one, other) => number(one)[0] - number(other)[0] || number(one)[1] - number(other)[1];
  const cell = (text) => String(text ?? '').replaceAll('|', '\\|');
  const again = ({ seed, spec }) => `\`${seed ? `SEED=${seed} ` : ''}npm run faults -- ${spec}\``;
  return [
    `One process over SQLite, but for F20 to F22; the load runs on the same cores. ${machines()}`,
    '',
    '| | what is done | goal | measured | how to repeat | what turns its checker red |',
    '|---|---|---|---|---|---|',
    ...rows.sort(order).map((row) => {
      const { fault, done, goal, measured, red } = row;
      return `| ${[fault, done, goal, measured].map(cell).join(' | ')} | ${again(row)} | ${cell(red)} |`;
    }),
  ].join('\n');
}

/** Which figures were measured where and when. */
function machines() {
  const measured = Object.entries(known).filter(([, { figures }]) => figures.length > 0);
  return [...new Set(measured.map(([, { on }]) => on))]
    .map((on) => {
      const specs = measured.filter(([, entry]) => entry.on === on).map(([path]) => nameOf(path));
      return `Measured on ${on}: ${specs.join(', ')}.`;
    })
    .join(' ');
}

function testTable() {
  const found = numbered();
  const tests = (number) =>
    [...new Set(found[number].map(({ path }) => path))].map((path) => {
      const count = found[number].filter((test) => test.path === path).length;
      return `\`${path}\`${count > 1 ? ` (${count})` : ''}`;
    });
  const rows = Object.entries(NUMBERS).map(([number, says]) => {
    const where =
      tests(number).join(', ') || (NOT_COVERED[number] ? `not covered: ${NOT_COVERED[number]}` : 'no test');
    return `| ${number} | ${says} | ${where} |`;
  });
  return ['| | | where it is tested |', '|---|---|---|', ...rows].join('\n');
}
