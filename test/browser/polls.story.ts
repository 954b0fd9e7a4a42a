import { expect, test } from '@playwright/test';
import { hubLink } from './poll-crowd.js';
import { faultsOn } from './looking.js';
import { expectLarge, picture, PollHall, pollOn, resultsIn } from './poll-hall.js';
import { LAPTOP, openScreen, openSheet, STAGE } from './screens.js';

const SENTENCE = 'The session should ask for one common format for abuse reports.';

let hall: PollHall;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  hall = await PollHall.open();
});
test.afterAll(() => hall.server.dispose());

test('a temperature check goes from a draft over answers and hands to the stage, and the whole hall reads it', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const desk = await openScreen(browser, hall.server.links().moderator, LAPTOP);
  const phone = await hall.openPhone(browser);
  const stage = await openScreen(browser, hall.server.links().stage, STAGE);
  const hub = await openScreen(browser, await hubLink(hall.server, hall.session, 'Nairobi hub'), LAPTOP);

  await openSheet('Polls')(desk.page);
  const sheet = desk.page.getByRole('dialog', { name: 'Polls' });
  await sheet.getByRole('button', { name: 'New poll' }).click();
  await sheet.getByLabel('Kind').selectOption({ label: 'Agree or not' });
  await sheet.getByLabel(/^Question/).fill(SENTENCE);
  await picture(desk.page, 'desk-form');
  await sheet.getByRole('button', { name: 'Save as draft' }).click();
  const block = sheet.locator('.poll-block', { hasText: SENTENCE });
  await expect(block).toContainText('Draft');
  expect(phone.bytes.join('')).not.toContain(SENTENCE);

  await block.getByRole('button', { name: /^Open/ }).click();
  await expect(block).toContainText('Nobody has answered');
  const poll = pollOn(phone.page, SENTENCE);
  await expect(poll).toBeVisible();
  await expect(poll).toContainText('Do you agree?');
  await block
    .getByRole('button', { name: /^Show on/ })
    .first()
    .click();
  await expect(stage.page.getByText(SENTENCE)).toBeVisible();
  await picture(stage.page, 'stage-open');

  const pressed = poll.locator('[aria-pressed=true]');
  await poll.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(poll.getByRole('status')).toHaveText(/^Counted/);
  await expect(pressed).toHaveText('Agree');
  await poll.getByRole('button', { name: 'Take back' }).click();
  await expect(pressed).toHaveCount(0);
  await phone.context.setOffline(true);
  await expect(phone.page.getByText(/^Offline/).first()).toBeVisible({ timeout: 30_000 });
  await poll.getByRole('button', { name: 'Disagree' }).click();
  await expect(poll.getByRole('status')).toHaveText(/^Not sent yet/);
  await picture(phone.page, 'phone-offline');
  await phone.context.setOffline(false);
  await expect(poll.getByRole('status')).toHaveText(/^Counted/, { timeout: 30_000 });
  await expectLarge(poll.getByRole('button'));
  expect(await faultsOn(phone.page)).toEqual([]);
  await picture(phone.page, 'phone-open');

  await hub.page.getByRole('textbox', { name: 'People in the room' }).fill('40');
  await hub.page.getByRole('button', { name: 'Check in with 40' }).click();
  const hands = hub.page.locator('.hub-poll');
  await hands.getByRole('textbox', { name: 'Hands for: Agree' }).fill('25');
  await hands.getByRole('textbox', { name: 'Hands for: Disagree' }).fill('9');
  await picture(hub.page, 'hub-hands');
  await hands.getByRole('button', { name: 'Send' }).click();
  await expect(block).toContainText('Hands: 25');
  await expect(block).toContainText('Hands: 9');
  expect(await faultsOn(hub.page)).toEqual([]);

  await hall.answerAll((await hall.pollNamed(SENTENCE)).id);
  await expect(block).toContainText('161 have answered');
  await expect(stage.page.locator('.poll-facts')).toContainText('161 have answered');
  expect(await faultsOn(desk.page)).toEqual([]);
  await picture(desk.page, 'desk-open');
  for (const { bytes } of [phone, stage]) expect(resultsIn(bytes)).toEqual([]);

  await block.getByRole('button', { name: /^Close/ }).click();
  await expect(block).toContainText('Closed, not published');
  await expect(poll).toContainText('Its result is not published yet');
  await picture(desk.page, 'desk-closed');
  for (const { bytes } of [phone, stage]) expect(resultsIn(bytes)).toEqual([]);
  await block.getByRole('button', { name: /^Publish/ }).click();
  await expect(poll.locator('.poll-bars').first()).toContainText('Hands: 25');
  await poll.getByText('By stakeholder group').click();
  const rows = poll.locator('.poll-table').first().locator('tbody th');
  await expect(rows.first()).toHaveText('Government');
  await expect(poll.locator('.poll-table').first()).toContainText('not shown');
  expect(await faultsOn(phone.page)).toEqual([]);
  await poll.scrollIntoViewIfNeeded();
  await picture(phone.page, 'phone-result', true);
  await expect(stage.page.locator('.poll-rows li').first()).toContainText('%');
  expect(await faultsOn(stage.page)).toEqual([]);
  await picture(stage.page, 'stage-result');
  await block.getByText('By region').scrollIntoViewIfNeeded();
  await picture(desk.page, 'desk-published');
  expect(await faultsOn(desk.page)).toEqual([]);
  for (const { errors } of [desk, stage, hub]) expect(errors).toEqual([]);
});
