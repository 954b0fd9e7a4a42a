import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { faultsOn } from './looking.js';
import { LAPTOP, openScreen, PHONE } from './screens.js';

/** Where pictures go; only where they are asked for. */
const SHOTS = process.env['SHOTS'];
/** Asks the same as one that stands in the list, and as one that was set aside and nobody sees. */
const SPAM = 'Who pays for filtering spam, the receiving or the sending network?';
const DOMAINS = 'When are new top-level domains opened to applicants?';

let server: TestServer;
let session: Awaited<ReturnType<typeof fillSession>>;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  session = await fillSession(server);
});
test.afterAll(() => server.dispose());

const does = (token: string, type: string, args: unknown) =>
  api<{ ok: boolean; result: { questionId: string; no: number } }>(
    server,
    'POST',
    `/sessions/${session.sessionId}/commands`,
    { token, body: command(type, args) },
  );

async function picture(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** Opens the sheet for asking and types. */
async function writes(page: Page, text: string, open = /^Ask a question/): Promise<void> {
  await page.getByRole('button', { name: open }).first().click();
  await page.getByRole('dialog').getByRole('textbox').first().fill(text);
}

test('a phone is shown what was asked already while it types, supports that, and is kept from nothing', async ({
  browser,
}) => {
  const { page, errors, bytes } = await openScreen(browser, server.links().audience, PHONE);
  await writes(page, SPAM);
  const sheet = page.getByRole('dialog');
  const alike = sheet.locator('.alike');
  await expect(alike.getByRole('heading', { name: 'Already asked?' })).toBeVisible();
  await expect(alike.locator('li').first()).toContainText('Who should pay for spam filtering');
  await expect(sheet.getByRole('status').filter({ hasText: 'below the text' })).toHaveCount(1);
  expect(await faultsOn(page)).toEqual([]);
  await picture(page, 'alike-phone-en');
  await alike
    .getByRole('button', { name: /Support question/ })
    .first()
    .click();
  await expect(alike.locator('[data-look=counted]')).toHaveCount(1);
  await expect(sheet.getByRole('textbox').first()).toHaveValue(SPAM);
  await sheet.getByRole('textbox').first().fill(DOMAINS);
  await expect(alike).toHaveCount(0);
  await sheet.getByRole('button', { name: /^Send/ }).click();
  await expect(page.getByText(DOMAINS).first()).toBeVisible();
  expect(bytes.join('')).not.toContain('opened to applicants?","language":"en","status":"declined"');
  expect(errors).toEqual([]);
});

test('the same in Arabic, from right to left, without a fault that axe can see', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const url = `${server.links().audience}?l=ar`;
    const { page, errors, context } = await openScreen(browser, url, PHONE, { colorScheme });
    await writes(page, 'ما هي الضمانات القضائية لتبادل البيانات عبر الحدود؟', /سؤال/);
    await expect(page.locator('.alike li')).toContainText(['ما الضمانات القضائية']);
    expect(await faultsOn(page)).toEqual([]);
    await picture(page, `alike-phone-ar-${colorScheme}`);
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('where nobody answers what is similar, behind a relay or without a line, asking is as ever', async ({
  browser,
}) => {
  const { page, context } = await openScreen(browser, server.links().audience, PHONE);
  let asked = 0;
  await page.route('**/similar', (route) => {
    asked += 1;
    return route.fulfill({ status: 404, json: { code: 'NOT_FOUND' } });
  });
  await writes(page, SPAM);
  await expect.poll(() => asked).toBe(1);
  const field = page.getByRole('dialog').getByRole('textbox').first();
  await field.fill(`${SPAM} And why?`);
  await context.setOffline(true);
  await field.fill('How is this sent without a line?');
  await expect(page.locator('.alike')).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await context.setOffline(false);
  await expect
    .poll(async () => {
      const road = `/sessions/${session.sessionId}/state?first=200`;
      return JSON.stringify((await api(server, 'GET', road, { token: session.moderator })).body);
    })
    .toContain('How is this sent without a line?');
  expect(asked).toBe(1);
});

test('a strip of the desk says what it is like, opens the panel with that first, and does not move', async ({
  browser,
}) => {
  const author = (await joinedAs(server, session.code)).seat;
  const { body } = await does(author, 'question.submit', { text: SPAM, language: 'en' });
  const { no } = body.result;
  for (const colorScheme of ['dark', 'light'] as const) {
    const { page, errors, context } = await openScreen(browser, server.links().moderator, LAPTOP, {
      colorScheme,
    });
    const strip = page.locator('.strip', { hasText: SPAM });
    const showNew = page.getByRole('button', { name: /^Show \d+ new/ });
    await expect(strip.or(showNew).first()).toBeVisible();
    if (await showNew.isVisible()) await showNew.click();
    await page.route('**/similar', (route) => route.abort());
    const bare = (await strip.boundingBox())?.height;
    await page.unroute('**/similar');
    const chip = strip.getByRole('button', { name: new RegExp(`^#${no}: \\d+ % like #2\\.`) });
    await expect(chip).toBeVisible({ timeout: 30_000 });
    expect((await strip.boundingBox())?.height).toBe(bare);
    expect.soft(await faultsOn(page)).toEqual([]);
    await picture(page, `alike-desk-${colorScheme}`);
    await chip.click();
    const panel = page.getByRole('dialog', { name: new RegExp(`#?${no}`) });
    await expect(panel.locator('li').first()).toContainText('#2');
    await picture(page, `alike-desk-panel-${colorScheme}`);
    if (colorScheme === 'light') {
      await page.keyboard.press('Enter');
      await expect(strip).toHaveCount(0);
    }
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('staff who came by a link open the record that is for staff, and no address carries their seat', async ({
  browser,
}) => {
  const { page, context } = await openScreen(browser, server.links().moderator, LAPTOP);
  for (const [type, args] of [
    ['session.rules', { record: 'staff' }],
    ['session.phase', { phase: 'closed' }],
  ] as const)
    expect((await does(session.moderator, type, args)).status).toBe(200);
  const stranger = await context.request.get(`${server.links().audience}/record`);
  expect(stranger.status()).toBe(403);
  await page
    .getByRole('button', { name: /^Session/ })
    .first()
    .click();
  const link = page.getByRole('link', { name: 'Record of moderation' });
  await expect(link).toBeVisible();
  await expect
    .poll(async () => (await context.cookies(`${server.links().audience}/record`)).map(({ name }) => name))
    .toContain('pass');
  const [record] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(record.getByRole('heading', { level: 1 })).toHaveText('Record of moderation');
  await expect(record.locator('.register li').first()).toBeVisible();
  expect(record.url()).not.toContain(session.moderator);
  await picture(record, 'record-staff');
  await does(session.moderator, 'session.rules', { record: 'public' });
  await context.close();
});
