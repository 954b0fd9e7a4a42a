import { expect, test, type Browser, type Page } from '@playwright/test';
import type { PersonalCodeMade } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { flood, knock } from '../harness/hostile-door.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { publishedQuestion } from './crowd.js';
import { faultsOn } from './looking.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

const VENUE = 12;
const TEXT = 'Who may vote on this question?';

let server: TestServer;
let sessionId: string;
let moderator: string;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: String(VENUE) });
  const token = server.links().moderator.split('#')[1];
  const { body } = await api<{ sessionId: string; seat: string }>(server, 'POST', '/invitations/accept', {
    body: { token },
  });
  ({ sessionId, seat: moderator } = body);
  await publishedQuestion(server, TEXT);
  await does('session.phase', { phase: 'open' });
});
test.afterAll(() => server.dispose());

async function does(type: string, args: unknown): Promise<void> {
  const { body } = await api<{ ok: boolean }>(server, 'POST', `/sessions/${sessionId}/commands`, {
    token: moderator,
    body: command(type, args),
  });
  if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
}

async function newCodes(count: number): Promise<PersonalCodeMade[]> {
  const asked = { token: moderator, body: { count } };
  const made = await api<{ codes: PersonalCodeMade[] }>(server, 'POST', `/sessions/${sessionId}/roll`, asked);
  return made.body.codes;
}

const row = (page: Page) => page.locator('li', { hasText: TEXT });
const support = (page: Page) => row(page).locator('[data-look]');

const looks = [
  { colorScheme: 'light', language: 'en', words: 'Checking your device…' },
  { colorScheme: 'dark', language: 'ar', words: 'جارٍ التحقق من جهازك…' },
] as const;

for (const { colorScheme, language, words } of looks)
  test(`a phone does the work of a busy door by itself and says so, ${colorScheme} ${language}`, async ({
    browser,
  }) => {
    await flood(VENUE + 1, 8, () => knock(server, sessionId));
    let isWorking = false;
    const { page, context } = await openScreen(browser, 'about:blank', PHONE, { colorScheme });
    await context.route(/assets\/work-/, async (route) => {
      isWorking = true;
      await expect(page.getByText(words)).toBeVisible();
      expect.soft(await faultsOn(page)).toEqual([]);
      await route.continue();
    });
    await page.goto(`${server.links().audience}?l=${language}`);
    await expect.poll(() => isWorking, { timeout: 30_000 }).toBe(true);
    await expect(page.getByText(words)).toBeHidden({ timeout: 30_000 });
    await support(page).click();
    await expect(support(page)).toHaveAttribute('data-look', 'counted');
    await support(page).click();
    await expect(support(page)).toHaveAttribute('data-look', 'idle');
    await context.close();
  });

test('a personal code makes a voter, and the same one on another phone by a link', async ({ browser }) => {
  await does('session.rules', { ballot: 'roll' });
  const [code, other] = await newCodes(2);
  const { page } = await openScreen(browser, server.links().audience, PHONE);
  await expect(page.getByText('Support here is for people on the roll.')).toBeVisible();
  await support(page).click();
  const sheet = page.getByRole('dialog', { name: 'Enter your personal code' });
  const field = sheet.getByRole('textbox');
  await field.fill('0000 0000 0000 0000');
  await sheet.getByRole('button', { name: 'Enter' }).click();
  await expect(sheet.getByRole('alert')).toContainText('This code does not work');
  expect.soft(await faultsOn(page)).toEqual([]);
  await field.fill(code?.code.toLowerCase().replaceAll('-', ' ') ?? '');
  await sheet.getByRole('button', { name: 'Enter' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText('Support here is for people on the roll.')).toBeHidden();
  await support(page).click();
  await expect(support(page)).toHaveAttribute('data-look', 'counted');
  await expect(page.getByText('One vote per person on the roll (2 on the roll).')).toBeAttached();

  const second = await linked(browser, code);
  await expect(support(second)).toHaveAttribute('data-look', 'counted');
  const third = await linked(browser, other);
  expect(new URL(third.url()).hash).toBe('');
  await support(third).click();
  await expect(support(third)).toHaveAttribute('data-look', 'counted');
  await expect(support(third)).toContainText('2');
});

test('a locked door is told to newcomers, shown on the stage, and turned at the desk', async ({
  browser,
}) => {
  const desk = await openScreen(browser, server.links().moderator, LAPTOP);
  const stage = await openScreen(browser, server.links().stage, STAGE);
  await does('stage.show', { scene: 'join' });
  await desk.page.getByRole('button', { name: 'Session', exact: true }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Join card', exact: true }).click();
  const lock = desk.page.getByRole('switch', { name: /^Lock the door/ });
  await lock.click();
  await expect(lock).toHaveAttribute('aria-checked', 'true');
  await expect(desk.page.getByText(/a minute, most in the ten minutes before/)).toBeVisible();
  expect.soft(await faultsOn(desk.page)).toEqual([]);
  await expect(stage.page.getByText('The door is closed')).toBeVisible();
  const { page } = await openScreen(browser, server.links().audience, PHONE);
  await expect(
    page.getByText('The door is closed to newcomers. You can read everything here.'),
  ).toBeVisible();
  await lock.click();
  await expect(stage.page.getByText('The door is closed')).toBeHidden();
});

async function linked(browser: Browser, code: PersonalCodeMade | undefined): Promise<Page> {
  const { page } = await openScreen(browser, code?.url ?? '', PHONE);
  await expect(row(page)).toBeVisible();
  return page;
}
