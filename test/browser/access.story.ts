import { expect, test, type Page } from '@playwright/test';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { fillFloor, type FilledFloor } from './floor-crowd.js';
import { fillHubs, type FilledHubs } from './hub-crowd.js';
import { faultsOn } from './looking.js';
import {
  cutAfter,
  LAPTOP,
  openReadOut,
  openScreen,
  openSheet,
  PHONE,
  STAGE,
  type Prepare,
} from './screens.js';

const NARROW = { width: 320, height: 640 };
const ON_STAGE = { width: 1180, height: 820 };
interface Screen {
  url: string;
  size: { width: number; height: number };
  /** Words that stand on it. */
  words: string;
  /** The scene that the second stage shows. */
  scene?: string;
  /** What is done on the page before it is looked at. */
  prepare?: Prepare;
  /** The page stays open, because others are told of it. */
  stays?: boolean;
}

let server: TestServer;
let floor: FilledFloor;
let hubs: FilledHubs;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  const session = await fillSession(server);
  floor = await fillFloor(server, session);
  hubs = await fillHubs(server, session);
});
test.afterAll(async () => {
  hubs?.leave();
  await server.dispose();
});

/** Every screen, once for each look. */
function screens(): Screen[] {
  const links = server.links();
  const [stage = ''] = links.stage.split('#');
  return [
    { url: `${server.url}/`, size: LAPTOP, words: 'Questions from every seat' },
    { url: `${server.url}/session/igf-2006-main-security`, size: LAPTOP, words: 'Creating trust' },
    { url: links.audience, size: PHONE, words: 'Being answered now' },
    { url: links.stage, size: STAGE, words: 'hands in hubs', stays: true },
    { url: links.moderator, size: LAPTOP, words: 'Hall sees' },
    { url: links.moderator, size: LAPTOP, words: 'Tunis hub', prepare: openSheet('Hubs') },
    { url: links.moderator, size: PHONE, words: 'Tunis hub', prepare: openSheet('Hubs') },
    { url: links.moderator, size: LAPTOP, words: 'sixty-four people', prepare: openReadOut },
    { url: links.panellist, size: ON_STAGE, words: 'How can national' },
    { url: floor.technician, size: LAPTOP, words: 'Mei Tanaka' },
    { url: floor.technician, size: LAPTOP, words: 'sixty-four people', prepare: openReadOut },
    { url: `${server.url}/hub`, size: LAPTOP, words: '' },
    { url: links.hub, size: LAPTOP, words: 'Nairobi' },
    { url: hubs.link, size: LAPTOP, words: 'Kigali' },
    { url: hubs.link, size: LAPTOP, words: 'Kigali', prepare: cutAfter('Kigali') },
    { url: hubs.link, size: PHONE, words: 'Kigali' },
    { url: `${stage}?overlay`, size: STAGE, words: 'How can national' },
    ...['queue', 'clock', 'message', 'break'].map((scene): Screen => ({
      url: `${stage}?no=2&scene=${scene}`,
      size: STAGE,
      words: '',
      scene,
    })),
  ];
}

/** Nothing that is over within a second is under way. */
const FADED_IN = `document.getAnimations().every(({ playState, effect }) =>
  playState !== 'running' || effect.getComputedTiming().endTime > 1000)`;

/** What axe finds on a page that has come to rest. */
async function faultsAtRest(page: Page): Promise<string[]> {
  await expect.poll(() => page.evaluate(FADED_IN)).toBe(true);
  return faultsOn(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has a fault that axe can see, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    for (const { url, size, words, scene, prepare, stays } of screens()) {
      if (scene) await floor.does('stage.show', { stageId: floor.stageId, scene });
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      await prepare?.(page);
      if (words) await expect(page.getByText(words).first()).toBeVisible();
      else await expect(page.locator('main')).toBeVisible();
      expect.soft(await faultsAtRest(page), `${url} ${size.width} ${words}`).toEqual([]);
      if (!stays) await context.close();
    }
  });
}

test('the sheet of hubs names every state in words, and its table says the same', async ({ browser }) => {
  const { page, context } = await openScreen(browser, server.links().moderator, LAPTOP);
  const queued = page.locator('.queued', { hasText: 'Who should pay for spam' });
  await expect(queued).toContainText('26 supporters');
  await expect(queued).toContainText('50 of 86 hands in 2 hubs');
  const toWhom = page.getByRole('combobox', { name: 'To whom' }).first();
  await expect(toWhom).toContainText('To Kigali hub');
  await expect(toWhom).not.toContainText('Tunis');
  await openSheet('Hubs')(page);
  const sheet = page.getByRole('dialog', { name: 'Hubs' });
  const hub = (name: string) => sheet.getByRole('listitem').filter({ hasText: name });
  await expect(hub('Kigali hub')).toContainText('live');
  await expect(hub('Suva hub')).toContainText('weak link');
  await expect(hub('Suva hub')).toContainText('31 acts wait there');
  await expect(hub('Lima hub')).toContainText('offline since');
  await expect(hub('Tbilisi hub')).toContainText('suspended');
  await sheet.getByText('As a table').click();
  await expect(sheet.getByRole('row', { name: /Suva hub.*Asia-Pacific.*weak link.*22/ })).toBeVisible();
  await hub('Tunis hub').getByRole('button', { name: 'Approve: Tunis hub' }).click();
  await expect(sheet.getByText('1 asks to take part')).toBeVisible();
  await expect(toWhom).toContainText('To Tunis hub');
  await hub('Tunis hub')
    .getByRole('button', { name: /^Make its link/ })
    .click();
  await expect(hub('Tunis hub').getByLabel('Address')).toHaveValue(/\/hub#/);
  await hub('Kigali hub')
    .getByRole('button', { name: /^Message/ })
    .click();
  await page.getByRole('textbox', { name: 'Short message' }).fill('Your sound is clear now.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You to Kigali hub')).toBeVisible();
  await context.close();
});

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
