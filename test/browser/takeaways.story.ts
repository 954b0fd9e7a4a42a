import { expect, test, type Page } from '@playwright/test';
import type { RecordView, TakeawayView } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { fillFloor } from './floor-crowd.js';
import { fillSession } from './crowd.js';
import { looks, picture } from './looking.js';
import { LAPTOP, openScreen, openSheet, PHONE, STAGE } from './screens.js';

const WORDS = 'Contact points that answer at all hours shorten the response to incidents that cross borders.';
const REASON = 'Small teams cannot answer at all hours without new money.';

let server: TestServer;
let session: Awaited<ReturnType<typeof fillSession>>;
let rapporteur: string;
test.setTimeout(180_000);
test.use({ actionTimeout: 15_000 });
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  session = await fillSession(server);
  await fillFloor(server, session);
  rapporteur = await linkOf('rapporteur');
});
test.afterAll(() => server.dispose());

async function linkOf(role: string): Promise<string> {
  const made = await api<{ invitations: { url: string }[] }>(
    server,
    'POST',
    `/sessions/${session.sessionId}/invitations`,
    { token: session.moderator, body: { role } },
  );
  return made.body.invitations[0]?.url ?? '';
}

async function does(type: string, args: unknown, token = session.moderator): Promise<Record<string, string>> {
  const { body } = await api<{ ok: boolean; result?: Record<string, string> }>(
    server,
    'POST',
    `/sessions/${session.sessionId}/commands`,
    { token, body: command(type, args) },
  );
  expect(body.ok, `${type}: ${JSON.stringify(body)}`).toBe(true);
  return body.result ?? {};
}

/** The takeaways as the room has them. */
async function takeaways(): Promise<TakeawayView[]> {
  const road = `/sessions/${session.sessionId}/state?as=staff&first=200`;
  const { body } = await api<{ put: RecordView[] }>(server, 'GET', road, { token: session.moderator });
  return body.put.filter((record): record is TakeawayView => record.kind === 'takeaway');
}
const told = async (no: number): Promise<TakeawayView | undefined> =>
  (await takeaways()).find((one) => one.no === no);

const row = (page: Page, no: number) => page.locator(`.rap-row[data-takeaway="${no}"]`);
const act = (page: Page, no: number, name: string) =>
  row(page, no).getByRole('button', { name: `${name}: ${no}`, exact: true });

/** Says on a phone, or with a hub, that one does not agree. */
async function objects(page: Page, no: number, text: string): Promise<void> {
  await page.getByRole('button', { name: `I object to ${no}` }).click();
  await page.getByRole('textbox', { name: 'Why you do not agree' }).fill(text);
  await page.getByRole('button', { name: 'Object', exact: true }).click();
}

/** A moderator writes down what somebody in the room says, who then takes it back; what came from a device cannot be taken back so. */
async function writesDown(page: Page, no: number): Promise<void> {
  await act(page, no, 'Write down an objection').click();
  await row(page, no).getByRole('textbox', { name: 'What somebody in the room' }).fill('Who pays for it?');
  await row(page, no).getByRole('button', { name: 'Record it' }).click();
  await expect(row(page, no)).toContainText('5 objections');
  const voice = (text: string) => row(page, no).locator('.rap-objection', { hasText: text });
  await voice('Not without').getByRole('button', { name: 'They take it back' }).click();
  await expect(row(page, no)).toContainText('takes it back there');
  await voice('Who pays for it?').getByRole('button', { name: 'They take it back' }).click();
  await expect(voice('Who pays for it?')).toContainText('Taken back');
  await expect(row(page, no)).toContainText('4 objections');
}

/** A new takeaway on the rapporteur's screen, saved by itself. */
async function drafts(page: Page, text: string): Promise<number> {
  const before = (await takeaways()).length;
  await page.getByRole('button', { name: 'New takeaway' }).click();
  await page.getByRole('textbox', { name: /^Wording of/ }).fill(text);
  await expect.poll(async () => (await takeaways()).filter((one) => one.text === text).length).toBe(1);
  expect((await takeaways()).length).toBe(before + 1);
  return (await takeaways()).find((one) => one.text === text)?.no ?? 0;
}

test('a takeaway goes from a draft with evidence over a check with objections to its end', async ({
  browser,
}) => {
  const links = server.links();
  const desk = await openScreen(browser, rapporteur, LAPTOP);
  const { page } = desk;
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  const no = await drafts(page, WORDS);
  await act(page, no, 'Add evidence').click();
  await page.getByRole('searchbox', { name: 'Number or words' }).fill('6');
  await page.getByRole('button', { name: /^#6.*good faith/ }).click();
  await expect(row(page, no).locator('.rap-chips')).toContainText('#6');
  await page.getByRole('button', { name: `Evidence for ${no}: #1`, exact: true }).click();
  await expect(row(page, no).locator('.rap-chips li')).toHaveCount(2);
  expect((await told(no))?.evidence.map((one) => one.no)).toEqual([6, 1]);
  await row(page, no).getByRole('button', { name: 'Done' }).click();
  await looks(page, 'rapporteur-draft');
  await act(page, no, 'Show').click();
  await expect(row(page, no)).toContainText('Shown');

  const moderator = await openScreen(browser, links.moderator, LAPTOP);
  const stage = await openScreen(browser, links.stage, STAGE);
  const phone = await openScreen(browser, links.audience, PHONE);
  const hub = await openScreen(browser, links.hub, LAPTOP);
  const panellist = await openScreen(browser, links.panellist, LAPTOP);
  await openSheet('Takeaways')(moderator.page);
  await row(moderator.page, no)
    .getByRole('button', { name: /^Wording of/ })
    .click();
  await row(moderator.page, no)
    .getByRole('button', { name: /^On the screen/ })
    .first()
    .click();
  await expect(stage.page.getByText(WORDS)).toBeVisible();
  await looks(stage.page, 'stage-shown');
  await act(moderator.page, no, 'Check for objections').click();
  await expect(stage.page.getByText('Say so on your phone')).toBeVisible();

  await looks(phone.page, 'phone-strip');
  await phone.page.getByRole('button', { name: 'Read and answer' }).click();
  await objects(phone.page, no, REASON);
  await expect(phone.page.getByRole('dialog')).toContainText('You object');
  await looks(phone.page, 'phone-objects');
  await objects(hub.page, no, 'We are one room with one line.');
  await expect(hub.page.getByRole('region', { name: /^Takeaways/ })).toContainText('You object');
  await looks(hub.page, 'hub-objects');

  await panellist.page.getByRole('button', { name: 'Read and answer' }).click();
  await objects(panellist.page, no, 'Not without the operators.');
  await expect(panellist.page.getByRole('region', { name: 'Takeaways' })).toContainText('You object');
  await looks(panellist.page, 'panellist-objects');
  const { seat } = await joinedAs(server, session.code, { stakeholderGroup: 'academia' });
  const takeawayId = (await told(no))?.id;
  await does('takeaway.object', { takeawayId, text: 'Which incidents?' }, seat);
  await expect(row(moderator.page, no)).toContainText('4 objections');
  await expect(row(moderator.page, no).locator('.rap-objections')).toContainText('ACA');
  await expect(row(moderator.page, no)).toContainText(REASON);
  await expect(row(moderator.page, no)).toContainText(/Hub \d/);
  await writesDown(moderator.page, no);
  await expect(act(moderator.page, no, 'Agreed')).toHaveAttribute('aria-disabled', 'true');
  await act(moderator.page, no, 'Not agreed').click();
  await expect(stage.page.getByText('Not agreed')).toBeVisible();
  await expect(stage.page.locator('.hall-dissent')).toHaveCount(0);
  for (const left of [4, 3, 2, 1]) {
    const admit = row(moderator.page, no).getByRole('button', { name: 'Let everybody read it' });
    await expect(admit).toHaveCount(left);
    await admit.first().click();
  }
  await expect(stage.page.locator('.hall-dissent')).toContainText(/4 objections.*ACA.* 1.*hubs 1/);
  await looks(moderator.page, 'moderator-contested');
  await looks(stage.page, 'stage-contested');
  await looks(page, 'rapporteur-contested');
  await expect(phone.page.getByRole('dialog')).toContainText('Not agreed: an objection stands');
  await looks(phone.page, 'phone-contested');

  await phone.page.getByRole('button', { name: 'Take it back' }).click();
  await hub.page.getByRole('button', { name: 'Take it back' }).click();
  await panellist.page.getByRole('button', { name: 'Take it back' }).click();
  await does('takeaway.retract', { takeawayId }, seat);
  await expect(row(moderator.page, no)).toContainText('Nobody objects.');
  await act(moderator.page, no, 'Agreed').click();
  await expect(phone.page.getByRole('dialog')).toContainText('Agreed: nobody sustains an objection');
  await act(moderator.page, no, 'A day of comments').click();
  await expect(phone.page.getByRole('button', { name: `I object to ${no}` })).toBeVisible();
  await expect(act(moderator.page, no, 'Final')).toHaveAttribute('aria-disabled', 'true');
  await act(moderator.page, no, 'No more comments').click();
  await act(moderator.page, no, 'Final').click();
  await expect.poll(async () => (await told(no))?.status).toBe('final');
  await expect(phone.page.getByRole('dialog')).toContainText('Final');
  await expect(phone.page.getByRole('button', { name: `I object to ${no}` })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Agreed' })).toContainText(WORDS);
  await looks(page, 'rapporteur-final');
  for (const { errors, context } of [desk, moderator, stage, phone, hub, panellist]) {
    expect.soft(errors).toEqual([]);
    await context.close();
  }
});

test('what a rapporteur types survives a reload and a lost line, and never overwrites what another wrote', async ({
  browser,
}) => {
  const first = await openScreen(browser, rapporteur, LAPTOP);
  const { page, context } = first;
  const no = await drafts(page, 'Small states need parts of a legal framework.');
  const wording = page.getByRole('textbox', { name: `Wording of ${no}` });
  await wording.fill('Small states need parts of a legal framework, one at a time.');
  await page.reload();
  await row(page, no)
    .getByRole('button', { name: /^Wording of/ })
    .click();
  await expect(wording).toHaveValue('Small states need parts of a legal framework, one at a time.');
  await expect.poll(async () => (await told(no))?.text).toContain('one at a time.');

  await context.setOffline(true);
  await wording.fill('Small states need model laws.');
  await expect(page.getByText('Kept here, not saved yet')).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(async () => (await told(no))?.text, { timeout: 30_000 })
    .toBe('Small states need model laws.');

  const record = await told(no);
  await context.setOffline(true);
  await wording.fill('Mine: model laws and training.');
  await does('takeaway.edit', {
    takeawayId: record?.id,
    seen: record?.rev,
    text: 'Theirs: model laws and money.',
  });
  await context.setOffline(false);
  const clash = row(page, no).getByRole('group', { name: 'Changed by somebody else' });
  await expect(clash).toContainText('Mine: model laws and training.', { timeout: 30_000 });
  await expect(clash).toContainText('Theirs: model laws and money.');
  expect((await told(no))?.text).toBe('Theirs: model laws and money.');
  await looks(page, 'rapporteur-clash');
  await clash.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(async () => (await told(no))?.text).toBe('Mine: model laws and training.');
  await row(page, no)
    .getByText(/\d versions/)
    .click();
  await expect(row(page, no).locator('.rap-versions')).toContainText('Theirs: model laws and money.');
  await context.close();
});

test('notes are taken with one key, and the screen is read from right to left in Arabic', async ({
  browser,
}) => {
  const desk = await openScreen(browser, rapporteur, LAPTOP);
  await expect(desk.page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await desk.page.keyboard.press('f');
  await desk.page.keyboard.type('Two views on who may ask for data.');
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.locator('.rap-entry[data-kind=note]')).toContainText('Flag');
  const { takeawayId } = await does('takeaway.draft', {
    text: 'ينبغي ألا تُتبادل البيانات الشخصية دون ضمانات قضائية.',
    language: 'ar',
  });
  await does('takeaway.show', { takeawayId });
  await does('takeaway.check', { takeawayId });
  const stages = `/sessions/${session.sessionId}/state?as=staff&first=200`;
  const { body } = await api<{ put: RecordView[] }>(server, 'GET', stages, { token: session.moderator });
  for (const { id, kind } of body.put)
    if (kind === 'stage') await does('stage.show', { stageId: id, scene: 'takeaways', refId: takeawayId });
  const inArabic = (url: string): string => url.replace(/(#|$)/, '?l=ar$1');
  const links = server.links();
  const screens = {
    'rapporteur-ar': [inArabic(rapporteur), LAPTOP, /ينبغي ألا/],
    'stage-ar': [inArabic(links.stage), STAGE, /ينبغي ألا/],
    'phone-ar': [inArabic(links.audience), PHONE, /هل من اعتراض/],
  } as const;
  for (const [name, [url, size, words]] of Object.entries(screens)) {
    const { page, context } = await openScreen(browser, url, size);
    await expect(page.getByText(words).first()).toBeVisible();
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    if (name === 'phone-ar') await page.getByRole('button', { name: 'قراءة ورد' }).click();
    await looks(page, name);
    await context.close();
  }
  await desk.context.close();
});

test('the report says what it lacks, keeps what is written, and opens as a page', async ({ browser }) => {
  const { page, context } = await openScreen(browser, rapporteur, LAPTOP);
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const gate = page.getByRole('region', { name: 'What the report needs' });
  await expect(gate).toContainText('still missing');
  const lacks = await gate.locator('li').count();
  await page
    .getByRole('textbox', { name: 'Way forward' })
    .fill('Contact points are named by the end of the year.');
  await expect(gate.locator('li')).toHaveCount(lacks - 1);
  await expect(gate.getByRole('button', { name: 'File the report' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await gate.scrollIntoViewIfNeeded();
  await looks(page, 'rapporteur-report');
  const [report] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Preview report' }).first().click(),
  ]);
  await expect(report.getByText('Contact points are named by the end of the year.')).toBeVisible();
  expect(
    await report.evaluate<number>('document.adoptedStyleSheets[0]?.cssRules.length ?? 0'),
  ).toBeGreaterThan(5);
  await picture(report, 'report-preview');
  await context.close();
});
