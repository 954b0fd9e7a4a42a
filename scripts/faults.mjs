import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { NOT_COVERED, NUMBERS, numbered } from '../test/faults/numbers.mjs';
import { build, install, root, run } from './steps.mjs';

const FIGURE = /^FIGURE (\{.*\})$/;
const PAGE = join(root, 'docs/reliability.md');

const log = process.argv[process.argv.indexOf('--log') + 1];
const isPageOnly = process.argv.includes('--page');
const { code, figures, ranMs } = isPageOnly
  ? { code: 0 }
  : process.argv.includes('--log')
    ? logged(log)
    : await drills();
writePage();
process.exit(code);

/** Runs the long form of everything, streams what it says, and keeps its figures. */
function drills() {
  install();
  build();
  const startedAt = performance.now();
  const env = { ...process.env, LONG: '1' };
  const args = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const more = [
    '--selectProjects',
    'faults',
    'hostile',
    '--runInBand',
    '--forceExit',
    '--testTimeout=600000',
  ];
  const child = spawn(process.execPath, [...args, ...more], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const figures = [];
  let rest = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (FIGURE.test(line)) figures.push(JSON.parse(FIGURE.exec(line)[1]));
  });
  return new Promise((done) =>
    child.once('exit', (code) => done({ code: code ?? 1, figures, ranMs: performance.now() - startedAt })),
  );
}

/** With `--log FILE` the figures come from what an earlier run said; with `--page` only the list of tests is made anew. */
function logged(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const said = lines.flatMap((line) => FIGURE.exec(line)?.[1] ?? []).map((line) => JSON.parse(line));
  return { code: 0, figures: said, ranMs: 0 };
}

function writePage() {
  const page = readFileSync(PAGE, 'utf8');
  const [head, after = ''] = page.split('<!-- tests -->');
  const table = figures ? figureTable() : (after.split('<!-- figures -->')[1] ?? '').trim();
  writeFileSync(PAGE, `${head}<!-- tests -->\n\n${testTable()}\n\n<!-- figures -->\n\n${table}\n`);
  run(process.execPath, [
    join(root, 'node_modules/prettier/bin/prettier.cjs'),
    '--write',
    '--log-level',
    'warn',
    PAGE,
  ]);
}

function figureTable() {
  const number = ({ fault }) => [fault.slice(0, 1) === 'P' ? 0 : 1, Number(fault.slice(1))];
  const order = (one, other) => number(one)[0] - number(other)[0] || number(one)[1] - number(other)[1];
  const cell = (text) => String(text ?? '').replaceAll('|', '\\|');
  return [
    `Measured on ${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}, SQLite, one process, ${new Date().toISOString().slice(0, 10)}${ranMs ? `, in ${Math.round(ranMs / 60_000)} minutes` : ''}; the load runs on the same cores.`,
    '',
    '| | what is done | goal | measured | how to repeat | what turns its checker red |',
    '|---|---|---|---|---|---|',
    ...figures
      .sort(order)
      .map(({ fault, done, goal, measured, seed, red }) =>
        [
          `| ${fault}`,
          ...[done, goal, measured].map(cell),
          `${seed ? `\`SEED=${seed} \`` : ''}\`npm run faults\``,
          `${cell(red)} |`,
        ].join(' | '),
      ),
  ].join('\n');
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
