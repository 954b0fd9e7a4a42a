import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { api } from '../harness/api.js';
import { TestServer } from '../harness/server.js';
import { publishedQuestion } from './crowd.js';
import { openScreen, PHONE } from './screens.js';

const TEXT = 'What do you keep of me?';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
  await publishedQuestion(server, TEXT);
});
test.afterAll(() => server.dispose());

test('a phone shows what is kept, takes it along, and erases its owner', async ({ browser }) => {
  const audience = new URL(server.links().audience);
  const seated = /"seat":"(seat\.[\w.-]+)"/;
  const { page } = await openScreen(browser, `${audience.href}?l=en`, PHONE);
  await page.locator('li', { hasText: TEXT }).locator('[data-look]').click();
  const seat = async () =>
    page.evaluate(() => {
      const { localStorage } = globalThis as unknown as { localStorage: Record<string, string> };
      return Object.values({ ...localStorage }).find((kept) => kept.includes('seat.')) ?? '';
    });
  await expect.poll(seat).toMatch(seated);
  const token = seated.exec(await seat())?.[1] ?? '';

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Your data' }).click();
  const sheet = page.locator('dialog[open]');
  await expect(sheet).toContainText('Your place here: 24 hours after the session closes.');
  const downloading = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Download' }).click();
  const file = await (await downloading).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'own-data/1',
    votes: [{ on: true }],
  });

  await sheet.getByText('Delete too').click();
  await sheet.getByRole('button', { name: 'Erase my data' }).click();
  await expect(sheet).toContainText('This cannot be taken back.');
  await sheet.getByRole('button', { name: 'Erase for good' }).click();
  await expect(sheet).toContainText('It is done.');
  const sessionId = (
    await api<{ session: { id: string } }>(server, 'GET', `/join/${audience.pathname.split('/').at(-1)}`)
  ).body.session.id;
  const gone = await api(server, 'GET', `/sessions/${sessionId}/state`, { token });
  expect(gone.body.code).toBe('REMOVED');
  await sheet.getByRole('button', { name: 'Leave the page' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
});
