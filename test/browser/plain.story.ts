import { expect, test, type Browser, type Page } from '@playwright/test';
import { api } from '../harness/api.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { publishedQuestion } from './crowd.js';
import { LAPTOP, openScreen, PHONE } from './screens.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.dispose());

const SUPPORTED = 'Who supports a question without scripts?';

/** A question that a page shows from its first moment on: the page for everybody may be a second old. */
async function listedQuestion(text: string): Promise<void> {
  await publishedQuestion(server, text);
  const read = async () => (await fetch(server.links().audience)).text();
  await expect.poll(async () => (await read()).includes(text)).toBe(true);
}

/** A phone whose browser runs no scripts. */
async function plainPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** What stands on a page that axe cannot run on: one title, names for all fields and buttons, nothing that scrolls sideways. */
async function expectSound(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('html[lang]')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  const buttons = page.locator('button:visible');
  for (const button of await buttons.all()) await expect(button).toHaveAccessibleName(/\p{L}{2}/u);
  const fields = page.locator('input:visible, textarea:visible, select:visible');
  for (const field of await fields.all()) await expect(field).toHaveAccessibleName(/\p{L}{2}/u);
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(40);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  }
}

test('a phone without scripts reads, supports and asks, and a phone with scripts beside it sees it at once', async ({
  browser,
}) => {
  const { audience } = server.links();
  await listedQuestion(SUPPORTED);
  const live = await openScreen(browser, audience, PHONE);
  const beside = live.page.locator('li.row', { hasText: SUPPORTED });
  await expect(beside.locator('.sup-count')).toHaveText('0');

  const page = await plainPhone(browser, audience);
  await expect(page.locator('.no-script')).toHaveText(/This page does not change by itself/);
  await expectSound(page);
  const row = page.locator('li.row', { hasText: SUPPORTED });
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(page.getByText(/^Your support for #\d+ is counted\.$/)).toBeVisible();
  await expect(row.getByRole('button', { name: /Counted/ })).toBeInViewport();
  await expect(row.locator('.sup-count')).toHaveText('1');
  await expect(beside.locator('.sup-count')).toHaveText('1');
  await expectSound(page);

  await page.getByRole('button', { name: 'Ask a question' }).click();
  await expectSound(page);
  await page.getByLabel('Your question', { exact: true }).fill('Can I ask without scripts?');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText(/was received and is in review/)).toBeVisible();
  await expect(page.getByText('Can I ask without scripts?')).toBeVisible();
  await expectSound(page);
  await page.reload();
  await expect(page.getByText('Can I ask without scripts?')).toHaveCount(1);

  const desk = await openScreen(browser, server.links().moderator, LAPTOP);
  const asked = desk.page.locator('[data-question]', { hasText: 'Can I ask without scripts?' });
  await expect(asked).toHaveCount(1);
  await asked.getByRole('button', { name: /^Publish/ }).click();
  await expect(live.page.getByRole('button', { name: /new question/ })).toBeVisible();
  await page.getByRole('link', { name: 'Mine' }).click();
  await expect(page.getByText('On the list')).toBeVisible();
  await page.getByRole('button', { name: /^Take back/ }).click();
  await expect(page.getByText('You took it back')).toBeVisible();
  await page.getByRole('link', { name: 'Top' }).click();
  await row.getByRole('button', { name: /Counted/ }).click();
  await expect(page.getByText(/is taken back/)).toBeVisible();
  await expect(beside.locator('.sup-count')).toHaveText('0');
  expect(live.errors).toEqual([]);
});

test('where scripts fail to arrive, the same page works by its forms', async ({ browser }) => {
  await listedQuestion('What if the scripts never come?');
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.route('**/assets/**', (route) => route.abort());
  await page.goto(server.links().audience);
  const row = page.locator('li.row', { hasText: 'What if the scripts never come?' });
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(page.getByText(/^Your support for #\d+ is counted\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByLabel('Your question', { exact: true }).fill('Asked although they never came?');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText(/was received and is in review/)).toBeVisible();
});

test('a tap before the scripts run counts once, and is still counted when they do', async ({ browser }) => {
  await listedQuestion('Who taps before the page is ready?');
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/assets/**', (route) => route.abort());
  await page.goto(server.links().audience);
  const row = page.locator('li.row', { hasText: 'Who taps before the page is ready?' });
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(page.getByText(/^Your support for #\d+ is counted\.$/)).toBeVisible();
  await page.unroute('**/assets/**');
  await page.reload();
  await expect(page.getByText(/^Your support for #\d+ is counted\.$/)).toBeHidden();
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await expect(row.locator('.sup-count')).toHaveText('1');
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByText('My details')).toBeVisible();
  await page.goto(server.links().audience);
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await row.locator('[data-look]').click();
  await expect(row.locator('.sup-count')).toHaveText('0');
  expect(errors).toEqual([]);
});

test('a phone with scripts sends no form, and its later taps without them are its own', async ({
  browser,
}) => {
  await listedQuestion('Is it one person before and after?');
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.method() === 'POST') posts.push(request.url());
  });
  await page.goto(server.links().audience);
  const row = page.locator('li.row', { hasText: 'Is it one person before and after?' });
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(page).toHaveURL(server.links().audience);
  expect(posts).toEqual([]);

  await page.route('**/assets/**', (route) => route.abort());
  await page.reload();
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(row.locator('.sup-count')).toHaveText('1');
  expect(posts).toHaveLength(1);
});

test('where no WebSocket gets through, the page polls, says that it is slow, and votes and asks all the same', async ({
  browser,
}) => {
  await listedQuestion('Who is behind a proxy?');
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.routeWebSocket('**/*', (socket) => socket.close());
  await page.goto(server.links().audience);
  await expect(page.getByText('Updates may be late.')).toBeVisible({ timeout: 30_000 });
  const row = page.locator('li.row', { hasText: 'Who is behind a proxy?' });
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByRole('textbox').first().fill('Does it work behind a proxy?');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText(/In review since/)).toBeVisible({ timeout: 30_000 });
  await publishedQuestion(server, 'Does what others ask arrive?');
  await page.getByRole('button', { name: 'Top', exact: true }).click();
  const news = page
    .getByText('Does what others ask arrive?')
    .or(page.getByRole('button', { name: /new question/ }));
  await expect(news.first()).toBeVisible({ timeout: 30_000 });
});

test('a phone that comes by the link of a hub is at that hub, in every language', async ({ browser }) => {
  const { audience, moderator } = server.links();
  const link = { body: { token: moderator.split('#')[1] } };
  const { body: staff } = await api<{ sessionId: string; seat: string }>(
    server,
    'POST',
    '/invitations/accept',
    link,
  );
  const put = { token: staff.seat, body: command('hub.put', { name: 'Nairobi hub', city: 'Nairobi' }) };
  await api(server, 'POST', `/sessions/${staff.sessionId}/commands`, put);
  const state = await api<{ put: { kind: string; no: number; name: string }[] }>(
    server,
    'GET',
    `/sessions/${staff.sessionId}/state`,
  );
  const hub = state.body.put.find(({ kind, name }) => kind === 'hub' && name === 'Nairobi hub');
  const phone = await openScreen(browser, `${audience}?hub=${hub?.no}`, PHONE);
  await phone.page.getByRole('button', { name: 'Menu' }).click();
  await expect(phone.page.getByRole('dialog').getByText('Nairobi hub')).toBeVisible();
  const arabic = phone.page.getByRole('dialog').getByRole('link', { name: /العربية/ });
  await expect(arabic).toHaveAttribute('href', `?hub=${hub?.no}&l=ar`);
  const nowhere = await openScreen(browser, `${audience}?hub=999`, PHONE);
  await nowhere.page.getByRole('button', { name: 'Menu' }).click();
  await expect(nowhere.page.getByText('My details')).toBeVisible();
  expect(phone.errors).toEqual([]);
});
