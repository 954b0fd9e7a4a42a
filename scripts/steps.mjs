import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', name);

/** Runs a command in the project; gives its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  return status ?? 1;
}

/** Runs a step and stops the whole script when it fails. */
export function must(what, command, args, options) {
  const code = run(command, args, options);
  if (code === 0) return;
  process.stderr.write(`${what} failed (exit ${code}).\n`);
  process.exit(code);
}

/** Installs what the lock file names, if it is not there or the lock has changed since. */
export function install() {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write(
      'node_modules is a link; install where it leads to, so that nobody else loses theirs.\n',
    );
    process.exit(1);
  }
  const stamp = join(root, 'node_modules', '.openfloor-lock');
  const wanted = digest([join(root, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(bin('typescript')) || existsSync(stamp)) {
    process.stdout.write(
      'Installing packages (the first time this builds SQLite and takes about two minutes) …\n',
    );
    must('Installing', process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund']);
  }
  writeFileSync(stamp, wanted);
}

/** Builds the server, the relay and the pages, each only if its sources changed since the last time. */
export function build() {
  stale('server', ['apps/server', 'libs', 'tsconfig.json', 'nest-cli.json'], () => {
    must('Building the server', process.execPath, [bin('@nestjs/cli/bin/nest.js'), 'build', 'server']);
  });
  stale(
    'relay',
    ['apps/relay', 'libs/client', 'libs/contract', 'libs/pages', 'tsconfig.json', 'nest-cli.json'],
    () => {
      must('Building the relay', process.execPath, [bin('@nestjs/cli/bin/nest.js'), 'build', 'relay']);
    },
  );
  stale('pages', ['apps/web', 'libs/client', 'libs/contract'], () => {
    must('Building the pages', process.execPath, ['apps/web/build.mjs']);
  });
}

function stale(name, sources, make) {
  const stamp = join(root, 'dist', `.${name}`);
  const files = sources
    .flatMap((source) => filesIn(join(root, source)))
    .filter((file) => !file.endsWith('.spec.ts'));
  const wanted = digest([...files, join(root, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write(`Building the ${name} …\n`);
  make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap(({ name }) => filesIn(join(path, name)))
    .sort();
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}
