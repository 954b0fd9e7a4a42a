import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, install, root } from './steps.mjs';

const USAGE = `npm run backup -- [--to FILE] [--data DIR]

Writes a whole, checked copy of the database to a new file that only its owner can read, also while a server runs. Where
DATABASE_URL names a PostgreSQL database use its own tools: pg_dump, or archiving of its log.

  --to FILE   where; by default a new file in the directory backups of the data directory
  --data DIR  the data directory; by default DATA_DIR, or ./data
`;

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function told() {
  try {
    return parseArgs({
      options: { to: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const { to, data = process.env['DATA_DIR'] || './data', help } = told();
if (help) fail(USAGE, 0);
if (process.env['DATABASE_URL'])
  fail(
    'DATABASE_URL is set, and PostgreSQL is backed up by its own tools: pg_dump, or archiving of its log.',
    1,
  );
install();
build();
const built = (path) => import(pathToFileURL(join(root, 'dist/node', path)).href);
const { takeBackup } = await built('libs/store/src/index.js');
const { backupName } = await built('apps/server/src/privacy/backup-names.js');
const file = to ?? join(data, 'backups', backupName(Date.now()));
await takeBackup(data, file).then(
  () => process.stdout.write(`${file}\n`),
  (error) => fail(error.message, 1),
);
