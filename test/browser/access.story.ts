import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { fillFloor, type FilledFloor } from './floor-crowd.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = { width: 320, height: 640 };
const ON_STAGE = { width: 1180, height: 820 };
/** Address, size, words that stand on it, and the scene that the second stage shows. */
type Screen = [url: string, size: { width: number; height: number }, words: string, scene?: string];

let server: TestServer;
let floor: FilledFloor;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  floor = await fillFloor(server, await fillSession(server));
});
test.afterAll(() => server.dispose());

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has a fault that axe can see, ${colorScheme}`, async ({ browser }) => {
    const links = server.links();
    const session = `${server.url}/session/igf-2006-main-security`;
    const [stage = ''] = links.stage.split('#');
    const screens: Screen[] = [
      [`${server.url}/`, LAPTOP, 'Questions from every seat'],
      [session, LAPTOP, 'Creating trust'],
      [links.audience, PHONE, 'Being answered now'],
      [links.stage, STAGE, 'Being answered now'],
      [links.moderator, LAPTOP, 'Hall sees'],
      [links.panellist, ON_STAGE, 'How can national'],
      [floor.technician, LAPTOP, 'Mei Tanaka'],
      [`${stage}?overlay`, STAGE, 'How can national'],
      ...(['queue', 'clock', 'message', 'break'] as const).map((scene): Screen => [
        `${stage}?no=2&scene=${scene}`,
        STAGE,
        '',
        scene,
      ]),
    ];
    for (const [url, size, words, scene] of screens) {
      if (scene) await floor.does('stage.show', { stageId: floor.stageId, scene });
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      if (words) await expect(page.getByText(words).first()).toBeVisible();
      else await expect(page.locator('main')).toBeVisible();
      await page.evaluate(AXE);
      const faults = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
      });
      expect(faults, url).toEqual([]);
      if (url !== links.stage) await context.close();
    }
  });
}

test('a phone of 320 pixels never scrolls sideways, in English and in Arabic', async ({ browser }) => {
  const { audience } = server.links();
  for (const url of [audience, `${audience}?l=ar`]) {
    const { page } = await openScreen(browser, url, NARROW);
    await expect(page.getByRole('list').first()).toBeVisible();
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide, url).toBeLessThanOrEqual(NARROW.width);
  }
});

test('the list can be read where scripts do not run', async ({ browser }) => {
  const { audience } = server.links();
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(audience);
  await expect(page.getByText('Who should pay for spam filtering')).toBeVisible();
  await context.close();
});
