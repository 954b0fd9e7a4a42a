import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import type { FloorView, QuestionView, RecordView, SignalView } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { Line } from '../harness/line.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { LAPTOP, openScreen, type Watched } from './screens.js';

let server: TestServer;
let line: Line;
let port = 0;
let session: { id: string; code: string; moderator: string };

test.beforeAll(async () => {
  line = await Line.to(() => port);
  server = await TestServer.start({ PUBLIC_URL: line.url });
  ({ port } = server);
  const { moderator, audience } = server.links();
  const body = { token: moderator.split('#')[1] };
  const seated = await api<{ sessionId: string; seat: string }>(server, 'POST', '/invitations/accept', {
    body,
  });
  session = {
    id: seated.body.sessionId,
    code: audience.split('/').at(-1) ?? '',
    moderator: seated.body.seat,
  };
  await does('session.phase', { phase: 'open' });
  await does('session.switch', { floor: true });
});
test.afterEach(() => line.heal());
test.afterAll(async () => {
  line.close();
  await server.dispose();
});

type Result = { questionId: string; hubId: string; floorId: string; signalId: string };

async function does(type: string, args: unknown, token = session.moderator): Promise<Result> {
  const path = `/sessions/${session.id}/commands`;
  const { body } = await api<{ ok: boolean; result: Result }>(server, 'POST', path, {
    token,
    body: command(type, args),
  });
  expect(body.ok, `${type}: ${JSON.stringify(body)}`).toBe(true);
  return body.result;
}

/** What the moderators' desk has of one kind. */
async function seen<T extends RecordView>(kind: T['kind']): Promise<T[]> {
  const path = `/sessions/${session.id}/state?as=staff`;
  const { body } = await api<{ put: RecordView[] }>(server, 'GET', path, { token: session.moderator });
  return body.put.filter((record): record is T => record.kind === kind);
}

async function asked(text: string): Promise<string> {
  const { seat } = await joinedAs(server, session.code);
  const { questionId } = await does('question.submit', { text }, seat);
  await does('question.publish', { questionId });
  return questionId;
}

/** A hub that staff registered, opened by its link at the other end of the line. */
async function openHub(browser: Browser, name: string): Promise<Watched & { hubId: string }> {
  const { hubId } = await does('hub.put', { name, city: 'Nairobi' });
  const path = `/sessions/${session.id}/invitations`;
  const invited = await api<{ url: string; invitations?: { url: string }[] }>(server, 'POST', path, {
    token: session.moderator,
    body: { role: 'hub', hubId },
  });
  const url = invited.body.invitations?.[0]?.url ?? invited.body.url;
  const screen = await openScreen(browser, `${line.url}/hub#${url.split('#')[1]}`, LAPTOP);
  await expect(screen.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  return { ...screen, hubId };
}

async function checkIn(page: Page, people: string): Promise<void> {
  await page.getByRole('textbox', { name: 'People in the room' }).fill(people);
  await page.getByRole('button', { name: `Check in with ${people}` }).click();
  await expect(page.getByText(/^Counted \d/)).toBeVisible();
}

const part = (page: Page, name: RegExp | string): Locator => page.getByRole('region', { name });
const row = (page: Page, text: string): Locator => part(page, /^Outbox/).locator('li', { hasText: text });
const question = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'What somebody in our room asks' });

async function ask(page: Page, text: string): Promise<void> {
  await question(page).fill(text);
  await page
    .getByRole('button', { name: /^(Send|Keep and send later)$/ })
    .first()
    .click();
  await expect(question(page)).toHaveValue('');
}

async function showHands(page: Page, n: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Hands for/ }).fill(n);
  await part(page, 'Show of hands')
    .getByRole('button', { name: /^(Send|Keep)$/ })
    .click();
}

/** Errors of a page that has had no line are the browser's; others are ours. */
const ours = (errors: string[]): string[] =>
  errors.filter((text) => !/net::ERR|WebSocket|Failed to load/.test(text));

/** Waits until the page and what it is made of are kept, so that it opens without any line. */
const keptOnLaptop = (page: Page): Promise<unknown> =>
  page.waitForFunction(`caches
    .open('openfloor hub')
    .then((shelf) => shelf.keys())
    .then((kept) => kept.map(({ url }) => new URL(url).pathname))
    .then((paths) => paths.includes('/hub') && paths.some((path) => /hub-.*\\.js$/.test(path)) && paths.length > 3)`);

test('a hub loses nothing in an outage: in order, once, over a reload and a second tab', async ({
  browser,
}) => {
  const heated = await asked('Who pays for cleaning infected machines?');
  const { page, context, errors } = await openHub(browser, 'Nairobi hub');
  await checkIn(page, '64');
  await ask(page, 'How can victims of mobile fraud report it across borders?');
  await expect(part(page, /^Our place/)).toContainText(/#2.*How can victims.*In review/s);
  await showHands(page, '41');
  await expect(part(page, 'Show of hands')).toContainText('Ours: 41 of 64.');

  await keptOnLaptop(page);
  line.cut();
  await expect(page.getByText(/^Offline since \d\d:\d\d:\d\d/)).toBeVisible();
  await page.getByRole('button', { name: 'We cannot hear' }).click();
  await ask(page, 'First while offline?');
  await ask(page, 'Second, with a mistaek?');
  await ask(page, 'Nobody wants this one any more?');
  await showHands(page, '50');
  await expect(part(page, /^Outbox/).getByRole('listitem')).toHaveCount(5);
  await expect(row(page, 'First while offline?')).toContainText(/no #.*\d\d:\d\d:\d\d · \d\d:\d\d:\d\d UTC/s);

  await row(page, 'mistaek').getByRole('button', { name: /^Edit/ }).click();
  await expect(question(page)).toHaveValue('Second, with a mistaek?');
  await ask(page, 'Second, without a mistake?');
  await row(page, 'Nobody wants')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(part(page, /^Outbox/).getByRole('listitem')).toHaveCount(4);

  await does('question.air', { questionIds: [heated], expect: null });
  await does('question.answered', { questionId: heated, how: 'orally' });
  await page.reload();
  await expect(part(page, /^Outbox/).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByText('How can victims of mobile fraud')).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${line.url}/hub`);
  await ask(second, 'From the second tab?');
  await expect(row(second, 'From the second tab?')).toBeVisible();

  line.heal();
  await expect(row(page, '50 of 64 hands')).toContainText('It came too late');
  await expect(part(page, /^Outbox/).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText(/^Offline since/)).toBeHidden();
  await expect(row(second, 'From the second tab?')).toHaveCount(0);
  const questions = (await seen<QuestionView>('question')).sort((one, other) => one.no - other.no);
  expect(questions.slice(1).map(({ text }) => text)).toEqual([
    'How can victims of mobile fraud report it across borders?',
    'First while offline?',
    'Second, without a mistake?',
    'From the second tab?',
  ]);
  expect(questions.find(({ id }) => id === heated)?.hands).toEqual({ hubs: 1, hands: 41, headcount: 64 });
  for (const { no, text } of questions.slice(2)) {
    const placed = part(page, /^Our place/).locator('li', { hasText: text });
    await expect(placed).toContainText(`#${no}`);
  }
  await row(page, '50 of 64 hands')
    .getByRole('button', { name: /^Dismiss/ })
    .click();
  await expect(page.getByText('Nothing waits. The main room has it all.')).toBeVisible();
  expect(ours(errors)).toEqual([]);
  await context.close();
});

test('whoever is next says that they are ready, and text takes the same place when voice fails', async ({
  browser,
}) => {
  const { page, hubId, errors, context } = await openHub(browser, 'Accra hub');
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page.getByRole('button', { name: 'Hand up for a speaker' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ama Mensah');
  await page.getByRole('button', { name: 'Hand up', exact: true }).click();
  const band = page.getByRole('alert').filter({ hasText: 'You are next: ready?' });
  await expect(band).toContainText('Ama Mensah');
  const [floor] = (await seen<FloorView>('floor')).filter((one) => one.hubId === hubId);
  const { signalId } = await does('signal.send', {
    to: { hubIds: [hubId] },
    text: 'Stand by.',
    refId: floor?.id,
  });
  await expect(part(page, /^Our place/)).toContainText('Told to stand by at');
  await band.getByRole('button', { name: /^Not yet/ }).click();
  await expect(band).toContainText('The desk knows that you are not ready yet.');
  await band.getByRole('button', { name: /^Ready/ }).click();
  await expect(band).toBeHidden();
  await expect(part(page, /^Messages/)).toContainText('OK sent');
  const told = { text: 'Our speaker is not ready yet.', refId: floor?.id };
  await expect.poll(desk).toContainEqual(expect.objectContaining(told));
  expect((await desk()).find(({ id }) => id === signalId)?.seenBy).toHaveLength(1);

  await page.getByRole('button', { name: /^Read it out instead/ }).click();
  await page
    .getByRole('textbox', { name: 'Their words, to be read out' })
    .fill('We cannot be heard, so please read this.');
  await page.getByRole('button', { name: 'Have it read out' }).click();
  await expect(part(page, /^Our place/)).toContainText('We cannot be heard, so please read this.');
  const [now] = (await seen<FloorView>('floor')).filter((one) => one.hubId === hubId);
  expect(now).toMatchObject({
    id: floor?.id,
    position: floor?.position,
    ready: true,
    delivery: 'text_read_out',
    text: 'We cannot be heard, so please read this.',
  });
  await does('hub.suspend', { hubId, reason: 'technical' });
  await expect(page.getByText('Suspended: technical')).toBeVisible();
  expect(ours(errors)).toEqual([]);
  await context.close();
});

/** The words behind the scenes that the moderators have. */
async function desk(): Promise<SignalView[]> {
  const path = `/sessions/${session.id}/state?as=staff`;
  const { body } = await api<{ mine: { put: { signals: SignalView[] } } }>(server, 'GET', path, {
    token: session.moderator,
  });
  return body.mine.put.signals;
}

test('somebody applies for a hub, hears what became of it over a reload, and opens it', async ({
  browser,
}) => {
  const screen = await openScreen(browser, `${line.url}/hub?code=${session.code.toLowerCase()}`, LAPTOP);
  const { page } = screen;
  const field = (name: RegExp): Locator => page.getByRole('textbox', { name });
  await field(/^Name of the hub/).fill('Quito hub');
  await field(/^City/).fill('Quito');
  await field(/^Languages/).fill('Spanish, Kichwalike');
  await field(/^Coordinator/).fill('Rosa Andrade');
  await field(/^How the producers/).fill('+593 2 000 0000');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('alert')).toContainText('Kichwalike');
  await page.reload();
  await field(/^Languages/).fill('Spanish');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('heading', { name: 'Asked' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Asked' })).toBeVisible();
  const applied = async () =>
    (await seen<Extract<RecordView, { kind: 'hub' }>>('hub')).filter(({ city }) => city === 'Quito');
  const [first] = await applied();
  expect(first).toMatchObject({
    status: 'applied',
    name: 'Quito hub',
    languages: ['es'],
    coordinator: 'Rosa Andrade',
  });
  await does('hub.decline', { hubId: first?.id, reason: 'capacity' });
  await expect(page.getByRole('heading', { name: 'Not taken: no room left' })).toBeVisible();
  await page.getByRole('button', { name: 'Apply again' }).click();
  await expect(page.getByRole('heading', { name: 'Asked' })).toBeVisible();
  const again = (await applied()).find(({ status }) => status === 'applied');
  await does('hub.approve', { hubId: again?.id });
  await page.getByRole('button', { name: 'Open the hub' }).click();
  await expect(page.getByRole('heading', { name: 'Quito hub', level: 1 })).toBeVisible();
  await checkIn(page, '30');
  await expect(page.getByRole('heading', { name: 'Quito hub · 30 people' })).toBeVisible();
  expect(ours(screen.errors)).toEqual([]);
});
