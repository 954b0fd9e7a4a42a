import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { findServices, specsOfServices } from './services.mjs';
import { build, install, root, run } from './steps.mjs';

const node = process.execPath;
const bin = (name) => join(root, 'node_modules', name);
const results = join(root, 'dist', 'test-results');
const tally = { passed: 0, failed: 0 };

install();
build();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

check('formatting', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
check('lint', [bin('eslint/bin/eslint.js'), '.']);
check('types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']);
check('types of the pages', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web']);
check('import rules', [
  bin('dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  '.dependency-cruiser.cjs',
  'apps/server/src',
  'apps/relay/src',
  'libs',
  'test',
]);
jest();
browser();

process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
process.exit(tally.failed === 0 ? 0 : 1);

/** One check that passes or fails as a whole. */
function check(what, args) {
  count(what, run(node, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

function jest() {
  const file = join(results, 'jest.json');
  const services = findServices();
  if (!services) count('PostgreSQL and Redis: not found, their tests did not run', { passed: 0, failed: 1 });
  const leavesOut = services ? [] : [`--testPathIgnorePatterns=${specsOfServices().join('|')}`];
  const code = run(
    node,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      bin('jest/bin/jest.js'),
      '--forceExit',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${file}`,
      ...leavesOut,
    ],
    { env: { ...process.env, ...services } },
  );
  if (!existsSync(file)) return count('jest', { passed: 0, failed: 1 });
  const {
    numPassedTests: passed,
    numFailedTests,
    numFailedTestSuites,
  } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = Math.max(numFailedTests, numFailedTestSuites, code === 0 ? 0 : 1);
  return count('jest', { passed, failed });
}

function browser() {
  const chromium = findBrowser();
  if (!chromium) {
    process.stdout.write(
      'No Chromium was found and none could be installed: the browser tests did not run.\n',
    );
    return count('browser', { passed: 0, failed: 1 });
  }
  const file = join(results, 'browser.json');
  const env = { ...process.env, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  run(node, [bin('@playwright/test/cli.js'), 'test', '--config', 'test/browser/playwright.config.ts'], {
    env,
  });
  if (!existsSync(file)) return count('browser', { passed: 0, failed: 1 });
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(file, 'utf8')).stats;
  return count('browser', { passed: expected, failed: unexpected + flaky || (expected === 0 ? 1 : 0) });
}

function count(what, { passed, failed }) {
  tally.passed += passed;
  tally.failed += failed;
  process.stdout.write(`${what}: ${passed} passed, ${failed} failed\n`);
}
