/** The replay of a whole session as a command line. Needs a built product. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `npm run session -- [--share 0.1] [--seed 2026] [--out DIR]

Plays the main session on security of the IGF in Athens: 14 panellists, 52 hubs, 1,300 people, 96 questions by 36 authors, three
hours by the server's clock and a few minutes by yours, on a server of its own. Words are of nobody in particular. It ends in a filed
report, whose figures are compared with a count of the database. --out keeps the report in all forms, and the exports.
`;
const FORMS = ['json', 'html', 'md', 'docx', 'pdf'];

/** 0 where the report says what the rows say, 1 where something differs, 2 where it could not be played. */
export async function main(args, prepare = () => undefined, reads = (report) => report) {
  const { values } = parseArgs({
    args,
    options: {
      share: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(USAGE, 0);
  prepare();
  const [{ Hall }, { crowdOf }, { playSession }, { recountOf }, { compared }] = await Promise.all(
    ['hall', 'crowd', 'play', 'recount', 'judge'].map((name) => import(`./${name}.mjs`)),
  );
  const startedAt = performance.now();
  const crowd = crowdOf(Number(values.seed ?? 2026), Number(values.share ?? 1));
  const hall = await Hall.open();
  try {
    await playSession(hall, crowd);
    const path = `/sessions/${hall.session.id}`;
    const report = reads(await hall.calls('GET', `${path}/report.json`));
    const { figures, differences } = compared(report, recountOf(hall.server.dataDir, hall.session.id));
    if (values.out) await keep(hall, path, values.out);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const { counts, online, takeaways } = report;
    return say(
      [
        `${online.joined.all} people, ${online.hubs} hubs with ${online.headcount} people, ${counts.asked} questions by ${report.about.voices.asked} authors, ${hall.commands} commands in ${seconds} s`,
        `${counts.answered} answered, ${counts.deferred} owed in writing, ${counts.declined} set aside, ${counts.merged} merged, ${counts.lapsed} lapsed; ${takeaways.length} takeaways; the report is ${report.status}`,
        `${figures} figures of the report compared with the rows: ${differences.length} differ`,
        ...differences.map((difference) => `DIFFERENT: ${difference}`),
        '',
      ].join('\n'),
      differences.length === 0 ? 0 : 1,
    );
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    return 2;
  } finally {
    await hall.end();
  }
}

async function keep(hall, path, folder) {
  mkdirSync(folder, { recursive: true });
  for (const form of FORMS) {
    const { status, bytes } = await hall.fetches(`${path}/report.${form}`);
    if (status === 200) writeFileSync(join(folder, `report.${form}`), bytes);
    else process.stdout.write(`report.${form}: ${status}\n`);
  }
  const { bytes } = await hall.fetches(`${path}/export.zip`);
  writeFileSync(join(folder, 'export.zip'), bytes);
}

function say(text, code) {
  process.stdout.write(text);
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exit(await main(process.argv.slice(2)));
