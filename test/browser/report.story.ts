import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { faultsOn } from './looking.js';
import { LAPTOP, openScreen, PHONE } from './screens.js';

/** Where pictures go; only where they are asked for. */
const SHOTS = process.env['SHOTS'];

let server: TestServer;
let session: Awaited<ReturnType<typeof fillSession>>;
let report: string;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  session = await fillSession(server);
  report = `${server.url}/api/v1/sessions/${session.sessionId}/report.html`;
  expect((await fetch(report)).status).toBe(404);
  await file();
});
test.afterAll(() => server.dispose());

const does = async (type: string, args: unknown): Promise<Record<string, string>> => {
  const { body } = await api<{ ok: boolean; result?: Record<string, string> }>(
    server,
    'POST',
    `/sessions/${session.sessionId}/commands`,
    { token: session.moderator, body: command(type, args) },
  );
  if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
  return body.result ?? {};
};

/** Writes what only people can, closes the session and files its report. */
async function file(): Promise<void> {
  const state = await api<{ put: { kind: string; id: string; role: string }[] }>(
    server,
    'GET',
    `/sessions/${session.sessionId}/state`,
    { token: session.moderator },
  );
  const panel = state.body.put.filter(({ kind, role }) => kind === 'person' && role === 'panellist');
  await does('person.put', { role: 'rapporteur', name: 'Rita' });
  const { takeawayId } = await does('takeaway.draft', {
    heading: 'التدقيق',
    text: 'تحتاج هيئات التدقيق إلى ولاية قانونية.',
    language: 'ar',
  });
  for (const act of ['show', 'check']) await does(`takeaway.${act}`, { takeawayId });
  await does('takeaway.settle', { takeawayId, as: 'agreed' });
  await does('report.edit', { section: 'organiser', text: 'The secretariat of the meeting.', seen: 0 });
  for (const section of ['discussion', 'way_forward', 'presentations'])
    await does('report.edit', { section, text: 'Several participants spoke of spam.', seen: 0 });
  for (const { id } of panel)
    await does('report.edit', {
      section: 'presentations',
      personId: id,
      text: 'A paragraph.',
      seen: 0,
    });
  await does('session.phase', { phase: 'closed' });
  await does('report.file', {});
}

test('the page of the record has what the session came to, and its report, once it is filed', async ({
  browser,
}) => {
  const record = `${server.links().audience}/record`;
  const { page } = await openScreen(browser, record, PHONE);
  const part = page.locator('section').filter({ has: page.locator('#outcome') });
  await expect(part.getByText('Agreed in rough consensus')).toBeVisible();
  const links = await part
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.length).toBe(6);
  for (const link of links.filter((href) => !href.includes('.pdf')))
    expect([link, (await fetch(new URL(link, server.url))).status]).toEqual([link, 200]);
  expect(await faultsOn(page)).toEqual([]);
  await part.getByRole('link', { name: 'Read the report' }).click();
  await expect(page.getByText('Prepared by the rapporteur; reflects rough consensus')).toBeVisible();
});

for (const language of ['en', 'ar'])
  for (const [on, size] of Object.entries({ phone: PHONE, laptop: LAPTOP }))
    test(`the report has no fault that axe can see, and fits, ${on} ${language}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: size, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${report}?language=${language}`);
      await expect(page.locator('h1')).toBeVisible();
      expect(await faultsOn(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        size.width,
      );
      expect(await page.evaluate('getComputedStyle(document.querySelector("h1 bdi")).direction')).toBe('ltr');
      expect(await page.evaluate('document.documentElement.dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      if (SHOTS) await page.screenshot({ path: join(SHOTS, `report-${on}-${language}.png`), fullPage: true });
      await context.close();
    });
