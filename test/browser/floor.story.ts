import type { FloorView, Welcome } from '@openfloor/contract';
import { expect, test, type Page } from '@playwright/test';
import { api } from '../harness/api.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { LAPTOP, openScreen, STAGE } from './screens.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.dispose());

/** A second hand on the work of the moderator's link, without a page. */
async function moderating() {
  const link = { body: { token: server.links().moderator.split('#')[1] } };
  const { body: staff } = await api<{ sessionId: string; seat: string }>(
    server,
    'POST',
    '/invitations/accept',
    link,
  );
  const path = `/sessions/${staff.sessionId}`;
  const does = async (type: string, args: unknown) => {
    const { body } = await api<{ ok: boolean; result?: { floorId: string } }>(
      server,
      'POST',
      `${path}/commands`,
      { token: staff.seat, body: command(type, args) },
    );
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result?.floorId ?? '';
  };
  /** Every request, those over included, which come on the pages after the first. */
  const all = async (): Promise<FloorView[]> => {
    const found: FloorView[] = [];
    for (let page = 0, left = 1; left > 0; page += 1) {
      const { body } = await api<Pick<Welcome, 'put' | 'left'> & Record<string, unknown>>(
        server,
        'GET',
        `${path}/state?as=staff&page=${page}`,
        { token: staff.seat },
      );
      found.push(...body.put.filter((record): record is FloorView => record.kind === 'floor'));
      left = body.left;
    }
    return found;
  };
  return { does, all };
}

async function openFloor(does: (type: string, args: unknown) => Promise<string>, speakers: number) {
  await does('session.phase', { phase: 'open' });
  await does('session.switch', { floor: true });
  const asked: string[] = [];
  for (let at = 1; at <= speakers; at += 1)
    asked.push(
      await does('floor.request', { onBehalfOf: { name: `Speaker ${at}`, affiliation: `Seat ${at}` } }),
    );
  return asked;
}

/** Seconds left on the clock of a stage. */
async function leftOn(page: Page): Promise<number> {
  const figure = (await page.locator('.timer bdi').first().textContent()) ?? '';
  const [minutes = Number.NaN, seconds = Number.NaN] = figure.replace('+', '').split(':').map(Number);
  return (figure.startsWith('+') ? -1 : 1) * (minutes * 60 + seconds);
}

test('a restart of the server in mid-intervention changes no spoken second by more than one', async ({
  browser,
}) => {
  const { does, all } = await moderating();
  const [floorId = ''] = await openFloor(does, 1);
  const stage = await openScreen(browser, server.links().stage, STAGE);
  await does('floor.call', { expect: null });
  await does('floor.start', { floorId });
  const startedAt = Date.now();
  const spoken = () => (Date.now() - startedAt) / 1_000;
  await expect(stage.page.getByText('Speaker 1', { exact: true })).toBeVisible();
  await expect.poll(async () => (await leftOn(stage.page)) <= 118).toBe(true);

  await server.end('SIGKILL');
  const cutAt = spoken();
  await expect.poll(spoken, { timeout: 10_000 }).toBeGreaterThan(cutAt + 2);
  expect(Math.abs(120 - (await leftOn(stage.page)) - spoken())).toBeLessThanOrEqual(1.5);
  await server.start();

  await does('floor.extend', { floorId, seconds: 60 });
  await expect.poll(async () => (await leftOn(stage.page)) > 120, { timeout: 30_000 }).toBe(true);
  expect(Math.abs(180 - (await leftOn(stage.page)) - spoken())).toBeLessThanOrEqual(1.5);
  await does('floor.end', { expect: floorId });
  const wall = spoken();
  const [floor] = await all();
  expect(floor).toMatchObject({ id: floorId, status: 'completed' });
  expect(Math.abs((floor?.spokenMs ?? 0) / 1_000 - wall)).toBeLessThanOrEqual(1);
  expect(stage.errors.filter((error) => !/ERR_CONNECTION|WebSocket|fetch/i.test(error))).toEqual([]);
  await stage.context.close();
});

const LETTERS: Partial<Record<FloorView['status'], string>> = {
  completed: 'c',
  speaking: 's',
  paused: 'p',
  called: 'k',
};

test('a moderator runs ten speakers by keyboard alone', async ({ browser }) => {
  const { does, all } = await moderating();
  const before = (await all()).length;
  await openFloor(does, 10);
  const desk = await openScreen(browser, server.links().moderator, LAPTOP);
  const { page } = desk;
  await expect(page.getByText('Hall sees').or(page.getByText('Nothing on air')).first()).toBeVisible();
  /** What became of the ten, one letter each in the order of their numbers, read at one moment. */
  const states = async () => {
    const asked = (await all()).filter(({ no }) => no > before).sort((one, other) => one.no - other.no);
    return asked.map(({ status }) => LETTERS[status] ?? 'w').join('');
  };
  const press = async (keys: string, wanted: string) => {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    await expect.poll(states, { message: `after ${keys}` }).toBe(wanted);
  };
  for (let at = 1; at <= 10; at += 1) {
    const [done, waiting] = ['c'.repeat(at - 1), 'w'.repeat(10 - at)];
    await press('n Space', `${done}s${waiting}`);
    if (at === 3) {
      await press('Space', `${done}p${waiting}`);
      await press('Space', `${done}s${waiting}`);
    }
  }
  await press('z', 'c'.repeat(10));
  const asked = (await all()).filter(({ no }) => no > before);
  const done = asked.sort((one, other) => (one.calledAt ?? 0) - (other.calledAt ?? 0));
  expect(done.map(({ name, status }) => `${name} ${status}`)).toEqual(
    Array.from({ length: 10 }, (_, at) => `Speaker ${at + 1} completed`),
  );
  expect(desk.errors).toEqual([]);
  await desk.context.close();
});
