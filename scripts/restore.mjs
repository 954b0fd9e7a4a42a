import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, install, root } from './steps.mjs';

const USAGE = `npm run restore -- FILE [--data DIR]
npm run restore -- --mark


Puts a backup in the place of the database; the server must be stopped. What stood there is kept among the backups.
Whoever was erased since the backup was taken is erased again at the next start, before anybody is let in.

  FILE        a backup of this product
  --data DIR  the data directory; by default DATA_DIR, or ./data
  --mark      after a dump was put back into the PostgreSQL database of DATABASE_URL, with every node stopped: the next
              start then takes it for restored, as it does a backup of SQLite
`;
const NEEDS_MARK =
  'DATABASE_URL is set: put a dump of PostgreSQL back with its own tools, such as pg_restore, then npm run restore -- --mark';
const NEEDS_FILE =
  'DATABASE_URL is not set, so there is nothing to mark: a backup of SQLite is put back with npm run restore -- FILE';

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function told() {
  try {
    const options = { data: { type: 'string' }, mark: { type: 'boolean' }, help: { type: 'boolean' } };
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const built = (path) => import(pathToFileURL(join(root, 'dist/node', path)).href);

/** Marks the database of DATABASE_URL; gives what to say. */
async function marked() {
  const { readConfig } = await built('apps/server/src/config/config.js');
  const { markRestored } = await built('libs/store/src/index.js');
  const { databaseUrl } = readConfig();
  return `${await markRestored(databaseUrl, Date.now())} sessions, marked as restored.\n`;
}

/** Puts the file in the place of the database; gives what to say. */
async function putBack(file, data) {
  const { restoreBackup } = await built('libs/store/src/index.js');
  const { keptName } = await built('apps/server/src/privacy/backup-names.js');
  const kept = join(data, 'backups', keptName(Date.now()));
  const { takenAt, sessions, keptAs } = await restoreBackup(data, file, kept);
  const before = keptAs ? `What stood there before: ${keptAs}\n` : '';
  return `${sessions} sessions as of ${new Date(takenAt).toISOString()}.\n${before}`;
}

const { values, positionals } = told();
const { data = process.env['DATA_DIR'] || './data', mark = false, help } = values;
const [file] = positionals;
if (help) fail(USAGE, 0);
if (positionals.length !== (mark ? 0 : 1)) fail(USAGE, 2);
const isPostgres = Boolean(process.env['DATABASE_URL']);
if (isPostgres !== mark) fail(mark ? NEEDS_FILE : NEEDS_MARK, 1);
install();
build();
await (mark ? marked() : putBack(file, data)).then(
  (said) => process.stdout.write(said),
  (error) => fail(error.message, 1),
);
