import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, run } from './steps.mjs';

const DEBIAN = '/usr/lib/postgresql';
const NEEDS = /harness\/(postgres|redis|nodes)/;

/**
 * Finds PostgreSQL and Redis for the tests, or installs both by apt as root on Debian. Gives where they are, as settings
 * of the tests, or undefined, and then says so plainly.
 */
export function findServices() {
  const isRoot = process.getuid?.() === 0;
  if (!areThere(placesOfServices()) && isRoot && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing PostgreSQL and Redis for their tests …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    run('apt-get', ['update', '-q'], { env });
    run('apt-get', ['install', '-y', '-q', 'postgresql', 'redis-server'], { env });
  }
  const places = placesOfServices();
  if (areThere(places)) return places;
  process.stdout.write('No PostgreSQL and Redis were found and none could be installed.\n');
  return undefined;
}

/** The directory of `initdb` and `postgres`, and `redis-server`; undefined for what is not on this machine. */
export function placesOfServices() {
  const linked = onPath('initdb').map((file) => dirname(realpathSync(file)));
  const bins = [process.env.POSTGRES_BIN, ...linked, ...debianBins()];
  const servers = [process.env.REDIS_SERVER, ...onPath('redis-server'), '/usr/bin/redis-server'];
  return {
    POSTGRES_BIN: bins.find(
      (dir) => dir && ['initdb', 'postgres'].every((name) => existsSync(join(dir, name))),
    ),
    REDIS_SERVER: servers.find((file) => file && existsSync(file)),
  };
}

/** The specs that need them, by path; where they are not, these cannot run. */
export function specsOfServices() {
  const specs = ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.spec.ts'))
      .map((name) => join(folder, name)),
  );
  return specs.filter((path) => NEEDS.test(readFileSync(join(root, path), 'utf8')));
}

function areThere({ POSTGRES_BIN, REDIS_SERVER }) {
  return POSTGRES_BIN !== undefined && REDIS_SERVER !== undefined;
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((dir) => dir !== '')
    .map((dir) => join(dir, name))
    .filter((file) => existsSync(file));
}

/** Debian keeps each version in a directory of its own; the newest first. */
function debianBins() {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN, version, 'bin'));
}
