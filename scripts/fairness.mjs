import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, inputs } from '../test/bench/fairness.mjs';
import { sectionOf } from '../test/bench/fairness-page.mjs';
import { build, install, root, run } from './steps.mjs';

const USAGE = `npm run fairness -- [FOLDER]

Compares the rankings on three inputs and writes the tables of docs/fairness.md.

  FOLDER  the export of a Pol.is conversation (participants-votes.csv); ../shared/data/polis/vtaiwan.uberx where none is named
`;
const MARKER = '<!-- figures -->';
const [folder = join(root, '../shared/data/polis/vtaiwan.uberx'), ...more] = process.argv.slice(2);

if (more.length > 0 || folder === '--help') {
  process.stderr.write(USAGE);
  process.exit(folder === '--help' ? 0 : 2);
}

install();
build();
const page = join(root, 'docs/fairness.md');
const [head, known = ''] = readFileSync(page, 'utf8').split(MARKER);
const sections = [];
for (const [name, consultation] of Object.entries(await inputs(root, folder))) {
  if (consultation) {
    const section = sectionOf(name, await figuresOf(root, consultation));
    process.stdout.write(`${section}\n`);
    sections.push(section);
  } else {
    process.stdout.write(
      `${folder} is not there: the real votes are left out, and keep the table they had.\n`,
    );
    const from = known.indexOf('### A real consultation');
    sections.push(from < 0 ? '' : known.slice(from).trim());
  }
}
writeFileSync(page, `${head}${MARKER}\n\n${sections.join('\n')}\n`);
run(process.execPath, [
  join(root, 'node_modules/prettier/bin/prettier.cjs'),
  '--write',
  '--log-level',
  'warn',
  page,
]);
