import { expect, test, type Locator, type Page } from '@playwright/test';
import { TestServer } from '../harness/server.js';
import { publishedQuestion } from './crowd.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.dispose());

const ASKED = 'How can response teams share incident data across borders?';
const DECLINED = 'Where is lunch served today, please?';
const WAITING = 'Which of these stays in review for ever?';

test('two phones, a moderator and a stage play a session', async ({ browser }) => {
  const links = server.links();
  const first = await openScreen(browser, links.audience, PHONE);
  const second = await openScreen(browser, links.audience, PHONE);
  const desk = await openScreen(browser, links.moderator, LAPTOP);
  const stage = await openScreen(browser, links.stage, STAGE);

  await ask(first.page, ASKED);
  await ask(first.page, DECLINED);
  await ask(first.page, WAITING);
  await first.page
    .getByRole('tab', { name: /^Mine/ })
    .or(first.page.getByRole('button', { name: /^Mine/ }))
    .click();
  await expect(first.page.getByText('In review').first()).toBeVisible();

  const asked = desk.page.locator('[data-question]', { hasText: ASKED });
  const showNew = desk.page.getByRole('button', { name: /^Show \d+ new/ });
  await expect(asked.or(showNew).first()).toBeVisible();
  if (await showNew.isVisible()) await showNew.click();
  await asked.getByRole('button', { name: /^Publish/ }).click();

  const declined = desk.page.locator('[data-question]', { hasText: DECLINED });
  await declined.getByRole('button', { name: /^Set aside/ }).click();
  await desk.page.getByText('Off topic', { exact: true }).first().click();
  await expect(first.page.getByText(/^Set aside/).first()).toBeVisible();

  await showNewQuestions(second.page, second.page.getByText(ASKED));
  const support = second.page.getByRole('button', { name: /Support question #1/ });
  await support.click();
  await expect(support).toHaveAttribute('data-look', 'counted');
  await expect(asked).toContainText('1');

  await publishedQuestion(server, 'What do both phones support?');
  for (const { page } of [first, second]) {
    await page
      .getByRole('tab', { name: /^Top/ })
      .or(page.getByRole('button', { name: /^Top/ }))
      .click();
    const both = page.locator('li', { hasText: 'What do both phones support?' });
    await showNewQuestions(page, both);
    await both.getByRole('button', { name: /Support question/ }).click();
    await expect(both.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  }
  await expect(second.page.locator('li', { hasText: 'What do both phones support?' })).toContainText('2');

  await asked.getByRole('button', { name: /^Queue/ }).click();
  await desk.page.getByRole('button', { name: /^Put on air/ }).click();
  await expect(stage.page.getByText(ASKED)).toBeVisible();
  await expect(desk.page.getByText(/Hall sees #1/)).toBeVisible();
  await expect(second.page.getByText('Being answered now').first()).toBeVisible();

  await desk.page
    .getByRole('button', { name: /^Answered/ })
    .first()
    .click();
  await expect(stage.page.getByText(ASKED)).toBeHidden();
  await expect(first.page.getByText(/Answered/).first()).toBeVisible();

  await second.page.reload();
  await expect(second.page.getByRole('button', { name: 'Ask a question' })).toBeVisible();
  for (const secret of [DECLINED, WAITING])
    expect(
      second.bytes.filter((text) => text.includes(secret)),
      `the second phone received "${secret}"`,
    ).toEqual([]);
  expect(second.bytes.filter((text) => text.includes(ASKED)).length).toBeGreaterThan(0);
  for (const { errors } of [first, second, desk, stage]) expect(errors).toEqual([]);
});

test('a phone keeps its identity, its votes and its draft over a reload in mid-session', async ({
  browser,
}) => {
  await publishedQuestion(server, 'Whose vote survives a reload?');
  const links = server.links();
  const phone = await openScreen(browser, links.audience, PHONE);
  const { page } = phone;
  const row = page.locator('li', { hasText: 'Whose vote survives a reload?' });
  await showNewQuestions(page, row);
  await row.getByRole('button', { name: /Support question/ }).click();
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await ask(page, 'Is this still mine after a reload?');
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByRole('textbox').first().fill('A draft that nobody has seen yet');
  await page.reload();
  await expect(row.locator('[data-look]')).toHaveAttribute('data-look', 'counted');
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await expect(page.getByRole('textbox').first()).toHaveValue('A draft that nobody has seen yet');
  await page.getByRole('button', { name: 'Close' }).click();
  await page
    .getByRole('tab', { name: /^Mine/ })
    .or(page.getByRole('button', { name: /^Mine/ }))
    .click();
  await expect(page.getByText('Is this still mine after a reload?')).toBeVisible();
  expect(phone.errors).toEqual([]);
});

test('what people write stays text, on every screen', async ({ browser }) => {
  const links = server.links();
  const phone = await openScreen(browser, links.audience, PHONE);
  const desk = await openScreen(browser, links.moderator, LAPTOP);
  const nasty = '<img src=x onerror=alert(1)> {{7*7}} =HYPERLINK("x") [a](javascript:alert(1))';
  for (const { page } of [phone, desk]) page.on('dialog', () => phone.errors.push('a dialog opened'));
  await ask(phone.page, nasty);
  const row = desk.page.locator('[data-question]', { hasText: nasty });
  const showNew = desk.page.getByRole('button', { name: /^Show \d+ new/ });
  await expect(row.or(showNew).first()).toBeVisible();
  if (await showNew.isVisible()) await showNew.click();
  await expect(row).toContainText(nasty);
  expect(await desk.page.locator('img[src="x"]').count()).toBe(0);
  expect(phone.errors).toEqual([]);
});

/** The list never moves by itself: what is new waits behind a button, unless the list was just opened. */
async function showNewQuestions(page: Page, row: Locator): Promise<void> {
  const pill = page.getByRole('button', { name: /new question/ });
  await expect(row.or(pill).first()).toBeVisible();
  if (!(await row.isVisible())) await pill.click();
  await expect(row).toBeVisible();
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByRole('textbox').first().fill(text);
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeHidden();
}
