import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAKEHOLDER_GROUPS } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { fillFloor } from './floor-crowd.js';
import { fillHubs, type FilledHubs } from './hub-crowd.js';
import { faultsOn } from './looking.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

/** Where pictures go; only where they are asked for. */
const SHOTS = process.env['SHOTS'];
/** How many of each group come to listen, in the order of the groups. */
const CROWD = [18, 12, 26, 14, 9, 6, 5];
/** Figures are read again at least this often. */
const HEARD = { timeout: 20_000 };

let server: TestServer;
let session: Awaited<ReturnType<typeof fillSession>>;
let hubs: FilledHubs;
let figures: string;
/** How many questions had been asked before the first test. */
let before = 0;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  session = await fillSession(server);
  await fillFloor(server, session);
  hubs = await fillHubs(server, session);
  for (const [at, count] of CROWD.entries())
    for (let one = 0; one < count; one += 1)
      await joinedAs(server, session.code, {
        stakeholderGroup: STAKEHOLDER_GROUPS[at],
        regionalGroup: one % 3 === 0 ? 'african' : 'weog',
        language: one % 2 === 0 ? 'fr' : 'en',
      });
  figures = `${server.links().audience}/figures`;
  before = (await api<{ asked: number }>(server, 'GET', `/sessions/${session.code}/figures`)).body.asked;
});
test.afterAll(async () => {
  hubs?.leave();
  await server?.dispose();
});

const ask = async (text: string): Promise<void> => {
  const { body } = await api<{ ok: boolean }>(server, 'POST', `/sessions/${session.sessionId}/commands`, {
    token: session.author,
    body: command('question.submit', { text, language: 'en' }),
  });
  if (!body.ok) throw new Error(JSON.stringify(body));
};

/** The number that stands over these words. */
const numberOf = (page: Page, words: RegExp) =>
  page.locator('.numbers > div').filter({ hasText: words }).locator('dd');

test('the figures are found from the record and read where no script runs', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.links().audience}/record`);
  await page.getByRole('link', { name: 'The figures of the session' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: 'Participation by stakeholder group' }),
  ).toBeVisible();
  await expect(page.getByText(/^As of \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(numberOf(page, /questions asked/)).toHaveText(String(before));

  const funnel = page.getByRole('region', { name: `What became of ${before} questions` });
  const counts = await funnel.locator('tbody .n').allTextContents();
  const [asked = 0, ...states] = counts.map(Number);
  expect(states.reduce((sum, one) => sum + one, 0)).toBe(asked);
  await expect(funnel.getByText('1 set aside: off topic 1.')).toBeVisible();

  const twin = page.locator('.twins');
  await expect(twin).toBeHidden();
  await page.getByText('Table', { exact: true }).click();
  await expect(twin.getByRole('table', { name: 'Taken: answered or on air' })).toContainText('#6');
  await context.close();
});

test('columns of people add up to all who joined, and small ones are not shown', async ({ browser }) => {
  const { page, context } = await openScreen(browser, figures, LAPTOP);
  const peopleBy = (by: string) =>
    page
      .getByRole('region', { name: `Participation by ${by}` })
      .locator('tbody tr td:nth-of-type(2)')
      .allTextContents();
  const numbers = (texts: string[]) =>
    texts.map((text) => Number.parseInt(text, 10)).filter((count) => !Number.isNaN(count));
  const joined = Number(await numberOf(page, /people joined/).textContent());
  const [groups, regions] = [await peopleBy('stakeholder group'), await peopleBy('region')];
  expect(groups[0]).toMatch(/^\d+ \d+ %$/);
  expect(regions.filter((text) => text.includes('not shown')).length).toBeGreaterThan(1);
  for (const column of [groups, regions]) {
    const told = numbers(column);
    expect(told.slice(0, -1).every((count) => count >= 5)).toBe(true);
    const isWhole = !column.some((text) => text.includes('not shown'));
    const sum = told.reduce((all, one) => all + one, 0);
    if (isWhole) expect(sum).toBe(joined);
    else expect(sum).toBeLessThan(joined);
  }
  await context.close();
});

test('they move by themselves, stand still while somebody freezes them, and go on', async ({ browser }) => {
  test.setTimeout(150_000);
  const { page, errors, context } = await openScreen(browser, figures, LAPTOP);
  await expect(page.getByText('Figures are live')).toBeVisible();
  const asked = numberOf(page, /questions asked/);
  await ask('Does this page move?');
  await expect(asked).toHaveText(String(before + 1), HEARD);
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expect(page.getByText('Figures stand still')).toBeVisible();
  let heard = 0;
  page.on('request', (request) => (heard += request.url().endsWith('figures.json') ? 1 : 0));
  await ask('And does it stand still?');
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(heard).toBe(0);
  await expect(asked).toHaveText(String(before + 2), HEARD);
  await page.route('**/figures.json', (route) => route.abort());
  await expect(page.getByText('Figures are late')).toBeVisible(HEARD);
  await page.unroute('**/figures.json');
  await expect(page.getByText('Figures are live')).toBeVisible(HEARD);
  expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
  await context.close();
});

test('each chart is a file', async ({ browser }) => {
  const { page, context } = await openScreen(browser, figures, LAPTOP);
  const links = page.getByRole('link', { name: /as a CSV file/ });
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^openfloor-[0-9A-Z]{6}-[a-z]+\.csv$/);
    expect(readFileSync((await download.path()) ?? '', 'utf8').split('\r\n').length).toBeGreaterThan(2);
  }
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of ['en', 'ar'])
    for (const [on, size] of Object.entries({ phone: PHONE, laptop: LAPTOP, large: STAGE }))
      test(`the figures have no fault that axe can see, and fit, ${on} ${language} ${colorScheme}`, async ({
        browser,
      }) => {
        const { page, context, errors } = await openScreen(browser, `${figures}?l=${language}`, size, {
          colorScheme,
        });
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
        await expect(page.locator('.fig-acts button')).toBeVisible();
        if (SHOTS) {
          const path = join(SHOTS, `figures-${on}-${language}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
        expect.soft(await faultsOn(page)).toEqual([]);
        await page.locator('.twin summary').click();
        expect.soft(await faultsOn(page)).toEqual([]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(size.width);
        expect(errors).toEqual([]);
        await context.close();
      });
