import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PARTS } from '../test/bench/parts.mjs';
import { SECTIONS } from '../test/bench/tables.mjs';
import { build, install, root, run } from './steps.mjs';

const folder = join(root, 'docs/performance');
const figures = join(folder, 'figures.json');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}.\n`,
  );
  process.exit(2);
}

install();
build();
mkdirSync(folder, { recursive: true });
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.kill(0, 'SIGTERM');
});

const known = existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : {};
for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
  process.stdout.write(`${name} …\n`);
  known[name] = { on: machine(), figures: await PARTS[name]() };
  writeFileSync(figures, `${JSON.stringify(known, undefined, 2)}\n`);
  process.stdout.write(`${SECTIONS[name].body(known[name].figures)}\n`);
}
writePage();

function machine() {
  return `${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
}

/** The page keeps what a person wrote above the marker; a part that did not run keeps the figures it had. */
function writePage() {
  const sections = Object.entries(SECTIONS).flatMap(([name, { title, text, body, plots }]) => {
    if (!known[name]) return [];
    const drawn = plots?.(known[name].figures) ?? {};
    for (const [file, svg] of Object.entries(drawn)) writeFileSync(join(folder, file), svg);
    const pictures = Object.keys(drawn).map((file) => `![${title}](performance/${file})`);
    return [`### ${title}`, text, body(known[name].figures), ...pictures, `Measured on ${known[name].on}.`];
  });
  const file = join(root, 'docs/performance.md');
  const [head] = readFileSync(file, 'utf8').split('<!-- figures -->');
  writeFileSync(file, `${head}<!-- figures -->\n\n${sections.join('\n\n')}\n`);
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  run(process.execPath, [prettier, '--write', '--log-level', 'warn', file, figures]);
}
