import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const QUIET = [
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];

/** Real Chromium, one story at a time, each over a server of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: process.env['PICTURES'] ? '*.shots.ts' : '*.story.ts',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: '../../dist/test-results/browser',
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    launchOptions: {
      ...(chromium === 'playwright' ? {} : { executablePath: chromium }),
      args: ['--no-sandbox', ...QUIET.map((flag) => `--${flag}`)],
    },
  },
});
