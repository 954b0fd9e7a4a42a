import { expect, test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerPage } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { faultsOn } from './looking.js';
import { LAPTOP, openScreen, PHONE } from './screens.js';

const MAIN = join(import.meta.dirname, '../harness/nemesis-server.mjs');
/** Where pictures go; only where they are asked for. */
const SHOTS = process.env['SHOTS'];
const moments = mkdtempSync(join(tmpdir(), 'openfloor-record-'));
const refuse = join(moments, 'refuse');

let server: TestServer;
let session: Awaited<ReturnType<typeof fillSession>>;
let record: string;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0', MOMENTS: moments }, MAIN);
  session = await fillSession(server);
  record = `${server.links().audience}/record`;
});
test.afterAll(async () => {
  await server.dispose();
  rmSync(moments, { recursive: true, force: true });
});

const does = (type: string, args: unknown) =>
  api<{ ok: boolean }>(server, 'POST', `/sessions/${session.sessionId}/commands`, {
    token: session.moderator,
    body: command(type, args),
  });

async function picture(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Presses the button and gives what the device then says. */
async function checked(page: Page): Promise<string> {
  await page.locator('#check button').click();
  const said = page.locator('#check [role=status]');
  await expect(said).toHaveAttribute('data-state', /^(ok|bad)$/);
  return (await said.textContent()) ?? '';
}

test('the record is found, read and filtered where no script runs', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.links().audience);
  await page.getByRole('link', { name: 'The whole record, and how to check it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Record of moderation');
  await expect(page.getByText('1 set aside: 1 off topic')).toBeVisible();
  await expect(page.getByText(/The server followed the chain at .* and it holds\./)).toBeVisible();
  await expect(page.locator('#check button')).toBeHidden();
  const rows = page.locator('.register li');
  const all = await rows.count();
  expect(all).toBeGreaterThan(20);

  await page.getByLabel('Number of a question').fill('15');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('set aside: off topic');
  await expect(rows).not.toContainText('top-level domains');
  await page.getByRole('link', { name: 'Show all entries' }).click();
  await expect(rows).toHaveCount(all);
  await page
    .getByRole('navigation', { name: 'What was done' })
    .getByRole('link', { name: /^put on the list/ })
    .click();
  await expect(rows).toHaveCount(12);
  await expect(rows.first()).toContainText('in review');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByText('Who should pay for spam filtering').first()).toBeVisible();
  await context.close();
});

test('the sheet of a phone leads to the record, and the phone follows the chain itself', async ({
  browser,
}) => {
  const { page, errors } = await openScreen(browser, server.links().audience, PHONE);
  await page.getByRole('button', { name: '1 set aside, why?' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'The whole record' }).click();
  const entries = await page.locator('.register li').count();
  const head = (await page.locator('.hash code').textContent()) ?? '';
  expect(await checked(page)).toBe(
    `Verified on your device: ${entries} entries, last fingerprint ${head.slice(0, 16)}.`,
  );
  expect(await checked(page)).toContain('It still holds what this device noted before.');
  expect(errors).toEqual([]);
});

test('a phone says where a record was changed on its way, cut off, or written anew', async ({ browser }) => {
  const { page } = await openScreen(browser, record, PHONE);
  await checked(page);
  const serve = async (change: (entries: LedgerPage['entries']) => LedgerPage['entries']) => {
    await page.unroute('**/ledger.json');
    await page.route('**/ledger.json', async (route) => {
      const { entries } = (await (await route.fetch()).json()) as LedgerPage;
      await route.fulfill({ json: { entries: change(entries), next: null } });
    });
    return checked(page);
  };
  const tampered = await serve((entries) =>
    entries.map((entry) => (entry.no === 7 ? { ...entry, reason: 'conduct' } : entry)),
  );
  expect(tampered).toBe('Entry 7 does not follow from the one before. This record was changed.');
  await expect(page.locator('#check [role=status]')).toHaveAttribute('data-state', 'bad');
  expect(await serve((entries) => entries.filter(({ no }) => no !== 4))).toMatch(/^Entry 4 does not follow/);
  expect(await serve((entries) => entries.slice(0, -1))).toMatch(/^What this device noted before is not/);
  await page.evaluate('localStorage.clear()');
  expect(await serve((entries) => entries.slice(0, -1))).toMatch(/^The last fingerprint on this page is not/);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of ['en', 'ar'])
    for (const [on, size] of Object.entries({ phone: PHONE, laptop: LAPTOP }))
      test(`the record has no fault that axe can see, and fits, ${on} ${language} ${colorScheme}`, async ({
        browser,
      }) => {
        const url = `${record}?l=${language}`;
        const { page, context, errors } = await openScreen(browser, url, size, { colorScheme });
        await checked(page);
        for (const details of await page.locator('main details').all())
          await details.locator('summary').click();
        expect.soft(await faultsOn(page)).toEqual([]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(size.width);
        await picture(page, `record-${on}-${language}-${colorScheme}`);
        expect(errors).toEqual([]);
        await context.close();
      });

test('F18: while the disk refuses, staff see that nothing can be saved, a phone does not, and it goes away by itself', async ({
  browser,
}) => {
  const desk = await openScreen(browser, server.links().moderator, LAPTOP);
  const phone = await openScreen(browser, server.links().audience, PHONE);
  await expect(desk.page.locator('.desk')).toBeVisible();
  await expect(phone.page.locator('li.row').first()).toBeVisible();
  const banner = desk.page.getByRole('alert').filter({ hasText: 'Nothing can be saved right now.' });
  await expect(banner).toBeHidden();
  try {
    writeFileSync(refuse, '');
    const { status } = await does('notice.post', { level: 'info', text: 'too late' });
    expect(status).toBe(503);
    await expect(banner).toBeVisible();
    expect.soft(await faultsOn(desk.page)).toEqual([]);
    await picture(desk.page, 'console-cannot-save');
    await expect(phone.page.getByText(/can be saved/)).toHaveCount(0);
    expect(phone.bytes.join('')).not.toContain('refusing');
  } finally {
    if (existsSync(refuse)) rmSync(refuse);
  }
  await expect(banner).toBeHidden();
  expect((await does('notice.post', { level: 'info', text: 'in time' })).status).toBe(200);
});
