import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, install, root } from './steps.mjs';

const USAGE = `npm run restore -- FILE [--data DIR]

Puts a backup in the place of the database; the server must be stopped. What stood there is kept among the backups.
Whoever was erased since the backup was taken is erased again at the next start, before anybody is let in.

  FILE        a backup of this product
  --data DIR  the data directory; by default DATA_DIR, or ./data
`;

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function told() {
  try {
    const options = { data: { type: 'string' }, help: { type: 'boolean' } };
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const { values, positionals } = told();
const { data = process.env['DATA_DIR'] || './data', help } = values;
const [file, ...more] = positionals;
if (help) fail(USAGE, 0);
if (file === undefined || more.length > 0) fail(USAGE, 2);
install();
build();
const built = (path) => import(pathToFileURL(join(root, 'dist/node', path)).href);
const { restoreBackup } = await built('libs/store/src/index.js');
const { keptName } = await built('apps/server/src/privacy/backup-names.js');
await restoreBackup(data, file, join(data, 'backups', keptName(Date.now()))).then(
  ({ takenAt, sessions, keptAs }) => {
    process.stdout.write(`${sessions} sessions as of ${new Date(takenAt).toISOString()}.\n`);
    if (keptAs) process.stdout.write(`What stood there before: ${keptAs}\n`);
  },
  (error) => fail(error.message, 1),
);
