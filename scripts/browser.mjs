import { existsSync } from 'node:fs';
import { run } from './steps.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium for the browser tests, or installs one: by apt as root on Debian, else by Playwright. Gives its
 * path, `playwright` for Playwright's own, or undefined, and then says so plainly.
 */
export function findBrowser() {
  const found = [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place));
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium and fonts for the browser tests …\n');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk']);
    return PLACES.find((place) => existsSync(place));
  }
  return run('npx', ['playwright', 'install', 'chromium']) === 0 ? 'playwright' : undefined;
}
