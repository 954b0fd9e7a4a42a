import { expect, test, type Browser, type Locator } from '@playwright/test';
import { faultsOn } from './looking.js';
import { expectLarge, picture, PollHall, pollOn } from './poll-hall.js';
import { LAPTOP, openScreen, openSheet, PHONE, STAGE } from './screens.js';

let hall: PollHall;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  hall = await PollHall.open();
});
test.afterAll(() => hall.server.dispose());

const OPTIONS = [
  'A single point of contact',
  'A common format for reports',
  'Money for small states',
  'A treaty',
];
const KINDS = {
  single: 'What should come first?',
  multiple: 'Which two would help most?',
  rating: 'How well do national teams work together today?',
  ranking: 'In which order should these be done?',
  text: 'What is missing on this list?',
};

test('a phone answers every other kind, and each result says how it was counted', async ({ browser }) => {
  test.setTimeout(150_000);
  const ids = new Map<string, string>();
  for (const [type, text] of Object.entries(KINDS)) {
    const options = type === 'rating' || type === 'text' ? {} : { options: OPTIONS };
    ids.set(type, await hall.opened(type, text, { ...options, ...(type === 'multiple' ? { max: 2 } : {}) }));
  }
  const { page, errors } = await hall.openPhone(browser);
  const on = (type: keyof typeof KINDS): Locator => pollOn(page, KINDS[type]);
  const taps = (type: keyof typeof KINDS, name: string | RegExp): Promise<void> =>
    on(type).getByRole('button', { name, exact: true }).click();
  const isCounted = (type: keyof typeof KINDS): Promise<void> =>
    expect(on(type).locator('[data-state=counted]')).toHaveCount(1);

  await taps('single', 'A treaty');
  await taps('single', 'Money for small states');
  await expect(on('single').locator('[aria-pressed=true]')).toHaveText(['Money for small states']);
  await isCounted('single');
  await taps('multiple', 'A treaty');
  await taps('multiple', 'A single point of contact');
  await expect(on('multiple')).toContainText('You have chosen 2, the most there can be.');
  await on('multiple').getByRole('button', { name: 'Money for small states' }).click({ force: true });
  await expect(on('multiple').locator('[aria-pressed=true]')).toHaveText([
    'A single point of contact',
    'A treaty',
  ]);
  await isCounted('multiple');
  await taps('rating', '4');
  await isCounted('rating');
  await taps('ranking', 'A treaty');
  await taps('ranking', /A common format for reports$/);
  await taps('ranking', 'Move up: A common format for reports');
  await expect(on('ranking').locator('.poll-option')).toHaveText([
    /^1.*common/,
    /^2.*treaty/,
    /single/,
    /Money/,
  ]);
  await isCounted('ranking');
  await on('text').getByLabel('Your answer').fill('Translations of reports');
  await taps('text', 'Send');
  await expect(on('text').getByRole('status')).toHaveText(/^Sent/);
  await expectLarge(page.locator('.poll button'));
  expect(await faultsOn(page)).toEqual([]);
  await page.evaluate('scrollTo(0, 0)');
  await picture(page, 'phone-kinds', true);
  await page.reload();
  await expect(on('ranking').locator('.poll-option')).toHaveText([
    /^1.*common/,
    /^2.*treaty/,
    /single/,
    /Money/,
  ]);
  await expect(on('text').getByLabel('Your answer')).toHaveValue('Translations of reports');

  for (const [at, { seat }] of hall.voters.slice(0, 40).entries()) {
    const says = (type: string, choices: number[]) =>
      hall.does(seat, 'poll.respond', { pollId: ids.get(type), choices });
    await says('single', [(at % 4) + 1]);
    await says('ranking', [(at % 3) + 1, 4]);
    await says('rating', [(at % 5) + 1]);
  }
  for (const pollId of ids.values()) await hall.closed(pollId);
  await admitted(browser);
  for (const pollId of ids.values())
    if (pollId !== ids.get('text')) await hall.closed(pollId, 'poll.publish');
  await page.locator('.poll-earlier > summary').click();
  for (const text of Object.values(KINDS)) {
    const poll = pollOn(page, text);
    if ((await poll.getAttribute('open')) === null) await poll.locator('summary').first().click();
  }
  await expect(on('text')).toContainText('Translations of reports');
  await expect(on('ranking')).toContainText('Borda points');
  await expect(on('rating')).toContainText('Mean 3 of 5');
  await expect(on('single')).toContainText('Indicative');
  expect(await faultsOn(page)).toEqual([]);
  await picture(page, 'phone-results', true);
  expect(errors).toEqual([]);
});

/** A moderator shows an answer in somebody's own words, then the whole poll. */
async function admitted(browser: Browser): Promise<void> {
  const { page, context, errors } = await openScreen(browser, hall.server.links().moderator, LAPTOP, {
    colorScheme: 'dark',
  });
  await openSheet('Polls')(page);
  const block = page.locator('.poll-block', { hasText: KINDS.text });
  await expect(block).toContainText('Translations of reports');
  await block.getByRole('button', { name: /^Show.*Translations/ }).click();
  await expect(page.locator('.poll-said')).toContainText('1 answer is shown');
  expect(await faultsOn(page)).toEqual([]);
  await picture(page, 'desk-texts-dark');
  await block.getByRole('button', { name: /^Publish/ }).click();
  await expect(block).toContainText('Published');
  expect(errors).toEqual([]);
  await context.close();
}

test('a phone without scripts answers, changes and takes back by forms', async ({ browser }) => {
  const chosen = await hall.opened('single', 'Who should report abuse first?', {
    options: ['Operators', 'States'],
  });
  const written = await hall.opened('text', 'What would you ask of operators?');
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  const pressed = pollOn(page, 'Who should report').locator('[aria-pressed=true]');
  await expect(async () => {
    await page.goto(hall.server.links().audience);
    await expect(pollOn(page, 'What would you ask')).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const answer of ['Operators', 'States']) {
    await pollOn(page, 'Who should report').getByRole('button', { name: answer }).click();
    await expect(page.getByText(/^Your answer to poll #\d+ is counted\.$/)).toBeVisible();
    await expect(pressed).toHaveText(answer);
  }
  await expect(page.locator('form[method=post]:not(:has(input[name=form]))')).toHaveCount(0);
  await picture(page, 'plain-phone');
  await pollOn(page, 'What would you ask').getByLabel('Your answer').fill('One address for complaints');
  await pollOn(page, 'What would you ask').getByRole('button', { name: 'Send' }).click();
  await expect(pollOn(page, 'What would you ask').getByLabel('Your answer')).toHaveValue(/^One address/);
  await pollOn(page, 'What would you ask').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(/^Your answer to poll #\d+ is taken back\.$/)).toBeVisible();
  await expect(pollOn(page, 'What would you ask').getByLabel('Your answer')).toHaveValue('');
  await expect(page.locator('li.row').first()).toBeVisible();
  await page
    .getByRole('button', { name: /Support question/ })
    .first()
    .click();
  await expect(page.getByText(/^Your support for #\d+ is counted\.$/)).toBeVisible();
  for (const pollId of [chosen, written]) await hall.closed(pollId);
  await context.close();
});

test('in Arabic the phone and the stage read from right to left, in both looks', async ({ browser }) => {
  test.setTimeout(180_000);
  const text = 'ينبغي أن تكون البلاغات بصيغة واحدة.';
  const pollId = await hall.opened('temperature', text, { language: 'ar', live: true });
  await hall.answerAll(pollId);
  await hall.shown(pollId);
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await hall.openPhone(browser, 'ar', { colorScheme });
    await expect(pollOn(phone.page, text)).toContainText('حتى الآن');
    expect(await faultsOn(phone.page)).toEqual([]);
    await picture(phone.page, `phone-ar-${colorScheme}`, true);
    const stage = await hall.openStage(browser, 'ar', { colorScheme, locale: 'ar' });
    await expect(stage.page.locator('.poll-rows b').first()).toBeVisible();
    expect(await faultsOn(stage.page)).toEqual([]);
    await picture(stage.page, `stage-ar-${colorScheme}`);
    expect([...phone.errors, ...stage.errors]).toEqual([]);
    await phone.context.close();
    await stage.context.close();
  }
});

test('the stage stays within its edges with as many options as there can be, and with answers in own words', async ({
  browser,
}) => {
  const options = Array.from(
    { length: 12 },
    (_, at) => `Option ${at + 1}, which has a name of usual length in such rooms`,
  );
  const [asksMany, asksWords] = [
    'Which of these should the meeting take up next year?',
    'What should nobody forget?',
  ];
  const many = await hall.opened('multiple', asksMany, { options, live: true });
  const written = await hall.opened('text', asksWords);
  for (const [at, { seat }] of hall.voters.slice(0, 24).entries()) {
    await hall.does(seat, 'poll.respond', {
      pollId: many,
      choices: [(at % 12) + 1, ((at * 5) % 12) + 1].filter((no, i, all) => all.indexOf(no) === i),
    });
    if (at < 6)
      await hall.does(seat, 'poll.respond', {
        pollId: written,
        text: `People whose language is not spoken here, and line ${at}`,
      });
  }
  await hall.closed(written);
  const texts = (await hall.pollNamed(asksWords)).results?.texts ?? [];
  for (const { id: textId } of texts)
    await hall.does(hall.session.moderator, 'poll.admit', { pollId: written, textId, on: true });
  await hall.closed(written, 'poll.publish');
  const screen = await hall.openStage(browser);
  for (const [refId, text, rows] of [
    [many, asksMany, '.poll-rows li'],
    [written, asksWords, '.poll-said'],
  ] as const) {
    await hall.shown(refId);
    await expect(screen.page.getByText(text)).toBeVisible();
    await expect(screen.page.locator(rows).last()).toBeVisible();
    await picture(screen.page, `stage-${rows.slice(1, 10)}`);
    const foot = await screen.page.locator('.foot').boundingBox();
    for (const row of await screen.page.locator(rows).all()) {
      const box = await row.boundingBox();
      expect((box?.y ?? STAGE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    }
    expect((foot?.y ?? STAGE.height) + (foot?.height ?? 0)).toBeLessThanOrEqual(STAGE.height);
  }
  expect(await faultsOn(screen.page)).toEqual([]);
  expect(screen.errors).toEqual([]);
});
