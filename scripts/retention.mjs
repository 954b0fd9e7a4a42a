import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, install, root } from './steps.mjs';

const USAGE = `npm run retention -- [--data DIR] [--json]

Says what the next runs of retention would let go, by the RETENTION_ settings of this environment. Changes nothing, and
works also while a server runs. What a running server will do by its own settings, GET /api/v1/retention tells. With
DATABASE_URL it looks into that database, and in the data directory only for old backups.

  --data DIR  the data directory; by default DATA_DIR, or ./data
  --json      the same for programs
`;

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function told() {
  try {
    const options = { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } };
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const { data, json, help } = told();
if (help) fail(USAGE, 0);
install();
build();
const built = (path) => import(pathToFileURL(join(root, 'dist/node', path)).href);
const { readConfig } = await built('apps/server/src/config/config.js');
const { dryRun, dryRunText } = await built('apps/server/src/privacy/dry-run.js');
try {
  const config = readConfig();
  const found = await dryRun({ ...config, dataDir: data ?? config.dataDir }, Date.now());
  process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : dryRunText(found));
} catch (error) {
  fail(error.message, 1);
}
