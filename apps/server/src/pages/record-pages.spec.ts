import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chainedText, type LedgerEntry } from '@openfloor/contract';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { administrator } from '../operations/testing/accounts.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { pageParts } from './pages.module.js';

/** A web app that shows what it was given. */
const APP = `
const page = (kind) => (input) => ({ html: '<!doctype html>' + kind + ' ' + JSON.stringify(input), scripts: [], styles: [] });
export const languages = ['en', 'ar'];
export const recordPage = page('record'), homePage = page('home');
`;
const JOIN_KEY = 'k'.repeat(32);

let directory: string;
let server: TestServer;
let first: ReturnType<typeof administrator> | undefined;
/** The first account of this server. */
const admin = () => (first ??= administrator(server));
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openfloor-record-'));
  await mkdir(join(directory, 'web-ssr'));
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await writeFile(join(directory, 'web-ssr', 'pages.js'), APP);
  const pages = { module: class Pages {}, ...pageParts(directory) };
  server = await TestServer.open([AccountsModule, FiguresModule, RoomsModule, MeetingsModule, pages]);
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

interface Given {
  isOpen: boolean;
  record?: { rows: LedgerEntry[]; acts: [string, number][]; all: number; head: string };
  subjects?: Record<string, { text: string }>;
  verified?: { ok: boolean; entries: number };
  counts?: { asked: number };
}
const get = (path: string, headers: Record<string, string> = {}) => server.ask('GET', path, { headers });
const given = (text: string): Given => JSON.parse(text.slice(text.indexOf('{'))) as Given;
const shown = async (path: string) => given((await get(path)).text);
const until = async (is: () => Promise<boolean>) => {
  const deadline = performance.now() + 5_000;
  while (!(await is()) && performance.now() < deadline) await new Promise(setImmediate);
};

/** Somebody asks; gives the id of the question. */
async function ask({ does }: TestSession, text: string): Promise<string> {
  const id = randomUUID();
  await does('seat.join', { joinKey: 'j'.repeat(22) }, { type: 'visitor', id });
  const { questionId } = await does('question.submit', { text, language: 'en' }, { type: 'participant', id });
  return questionId as string;
}

/** A session in which one question was shown and another set aside. */
async function decided(change: Record<string, unknown> = {}): Promise<TestSession> {
  const session = await openSession(server);
  await session.does('question.publish', { questionId: await ask(session, 'Who audits the auditors?') });
  const questionId = await ask(session, 'A question that is not shown');
  await session.does('question.decline', { questionId, reason: 'off_topic', note: 'between us' });
  if (Object.keys(change).length > 0) await session.does('session.rules', change);
  return session;
}

/** A closed session whose record is for staff, with a moderator who came by a link. */
async function kept() {
  const session = await decided({ record: 'staff' });
  const { headers } = await admin();
  const made = await server.api('POST', `/sessions/${session.id}/invitations`, {
    headers,
    body: { role: 'moderator', person: { name: 'A moderator' } },
  });
  await session.does('session.phase', { phase: 'open' });
  await session.does('session.phase', { phase: 'closed' });
  const [invited] = made.json['invitations'] as { id: string; token: string }[];
  const accepted = await server.api('POST', '/invitations/accept', { body: { token: invited?.token } });
  const token = accepted.json['seat'] as string;
  const passOf = ({ headers: said }: { headers: Headers }): string =>
    (said.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    session,
    token,
    seat: { authorization: `Bearer ${token}` },
    invitationId: invited?.id ?? '',
    passOf,
  };
}

describe('the page of the record', () => {
  it('tells every act, newest first, with the words of what is public and of nothing else', async () => {
    const session = await decided();
    const { status, headers, text } = await get(`/s/${session.code}/record`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const { record, subjects, verified, counts, isOpen } = given(text);
    expect(isOpen).toBe(true);
    expect(record?.rows.map(({ to, about, reason }) => [to, about?.no, reason]).slice(0, 2)).toEqual([
      ['declined', 2, 'off_topic'],
      ['published', 1, null],
    ]);
    expect(subjects).toMatchObject({ 'question 1': { text: 'Who audits the auditors?' } });
    expect(text).not.toMatch(/not shown|between us/);
    expect(verified).toMatchObject({ ok: true, entries: record?.all });
    expect(counts).toMatchObject({ asked: 2 });
  });

  it('shows one question alone, or one kind of act', async () => {
    const session = await decided();
    const one = await shown(`/s/${session.code}/record?about=2`);
    expect(one.record?.rows.map(({ about }) => about?.no)).toEqual([2]);
    const kind = await shown(`/s/${session.code}/record?what=question.published`);
    expect(kind.record?.rows.map(({ to }) => to)).toEqual(['published']);
    expect(kind.record?.acts).toEqual(one.record?.acts);
  });

  it('is the same for all who ask, and follows what is decided', async () => {
    const session = await decided();
    const path = `/s/${session.code}/record`;
    const [first, second] = [await get(path), await get(path, { cookie: `key=${'a'.repeat(22)}` })];
    expect(second.text).toBe(first.text);
    const tag = first.headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    await session.does('question.publish', { questionId: await ask(session, 'A third?') });
    const isNew = async () => (await get(path)).text.includes('A third?');
    await until(isNew);
    expect(await isNew()).toBe(true);
  });

  it('no longer has words that were taken away', async () => {
    const session = await decided();
    const questionId = await ask(session, 'My neighbour is called Smith');
    await session.does('question.publish', { questionId });
    const path = `/s/${session.code}/record`;
    const tells = async () => (await get(path)).text.includes('Smith');
    await until(tells);
    expect(await tells()).toBe(true);
    await session.does('question.redact', {
      questionId,
      text: 'My neighbour is called …',
      reason: 'personal_data',
    });
    await until(async () => !(await tells()));
    expect(await tells()).toBe(false);
  });

  it('leads to the right address, and home where a code leads nowhere', async () => {
    const session = await decided();
    const moved = await get(`/s/${session.code.toLowerCase()}/record`);
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `/s/${session.code}/record`]);
    const nowhere = await get('/s/222222/record');
    expect([nowhere.status, nowhere.text.slice(0, 20)]).toEqual([404, '<!doctype html>home ']);
    expect((await get('/s/222222/ledger.json')).status).toBe(404);
  });
});

describe('who may read the record', () => {
  it.each(['participants', 'staff'] as const)(
    'is nobody who has no seat where it is for %s',
    async (record) => {
      const session = await decided({ record });
      if (record === 'staff') {
        await session.does('session.phase', { phase: 'open' });
        await session.does('session.phase', { phase: 'closed' });
      }
      const page = await get(`/s/${session.code}/record`);
      expect([page.status, given(page.text).isOpen]).toEqual([403, false]);
      expect(page.text).not.toMatch(/off_topic|auditors|"hash"/);
      const file = await get(`/s/${session.code}/ledger.json`);
      expect([file.status, file.json['code']]).toEqual([403, 'NOT_ALLOWED']);
      const api = await server.api('GET', `/sessions/${session.code}/ledger`);
      expect([api.status, api.json['code']]).toEqual([403, 'NOT_ALLOWED']);
    },
  );

  it('are those who took a seat with this browser, and pages for them are kept for nobody', async () => {
    const session = await decided({ record: 'participants' });
    await server.api('POST', `/sessions/${session.code}/join`, { body: { joinKey: JOIN_KEY } });
    const mine = await get(`/s/${session.code}/record`, { cookie: `phone=${JOIN_KEY}` });
    expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(given(mine.text).record?.rows.length).toBeGreaterThan(1);
    expect((await get(`/s/${session.code}/ledger.json`, { cookie: `phone=${JOIN_KEY}` })).status).toBe(200);
    expect((await get(`/s/${session.code}/record`, { cookie: `phone=${'x'.repeat(32)}` })).status).toBe(403);
  });

  it('are those who were invited, by a pass that stands for their seat and ends with it', async () => {
    const { session, passOf, seat, token, invitationId } = await kept();
    const path = `/s/${session.code}/record`;
    expect((await get(path)).status).toBe(403);
    const given = await server.api('POST', `/sessions/${session.id}/page-pass`, { headers: seat });
    const set = given.headers.get('set-cookie') ?? '';
    expect([given.status, set]).toEqual([201, expect.stringContaining(`Path=/s/${session.code};`)]);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    expect(set + JSON.stringify(given.json)).not.toContain(token);
    const page = await get(`${path}?what=question.declined`, { cookie: passOf(given) });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(page.text).toContain('off_topic');
    expect((await get(`/s/${session.code}/ledger.json`, { cookie: passOf(given) })).status).toBe(200);
    await session.does('invitation.revoke', { invitationId });
    expect((await get(path, { cookie: passOf(given) })).status).toBe(403);
  });

  it('are not those with a pass of elsewhere, and a pass opens nothing but pages', async () => {
    const [one, other] = [await kept(), await kept()];
    const pass = await server.api('POST', `/sessions/${one.session.id}/page-pass`, { headers: one.seat });
    const cookie = one.passOf(pass);
    expect((await get(`/s/${other.session.code}/record`, { cookie })).status).toBe(403);
    const foreign = await server.api('POST', `/sessions/${other.session.id}/page-pass`, {
      headers: one.seat,
    });
    expect([foreign.status, foreign.json['code']]).toEqual([403, 'NOT_ALLOWED']);
    const order = { id: randomUUID(), type: 'session.rules', args: { questionsPerPerson: 9 } };
    const path = `/api/v1/sessions/${one.session.id}`;
    const given = await server.ask('POST', `${path}/commands`, { headers: { cookie }, body: order });
    expect(given.status).toBe(403);
    expect((await get(`${path}/ledger`, { cookie })).status).toBe(403);
  });

  it('are given no pass where they are participants, or nobody', async () => {
    const session = await decided({ record: 'staff' });
    const joined = await server.api('POST', `/sessions/${session.code}/join`, {
      body: { joinKey: 'p'.repeat(32) },
    });
    const seat = { authorization: `Bearer ${joined.json['seat'] as string}` };
    const path = `/sessions/${session.id}/page-pass`;
    const [taken, nobody] = [
      await server.api('POST', path, { headers: seat }),
      await server.api('POST', path),
    ];
    expect([taken.status, taken.headers.get('set-cookie')]).toEqual([403, null]);
    expect([nobody.status, nobody.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('are accounts of the staff, by their cookie', async () => {
    const session = await decided({ record: 'staff' });
    await session.does('session.phase', { phase: 'open' });
    await session.does('session.phase', { phase: 'closed' });
    const { headers } = await admin();
    expect((await get(`/s/${session.code}/record`, headers)).status).toBe(200);
  });
});

describe('the file of the record', () => {
  it('has every entry of a chain that anybody can follow', async () => {
    const session = await decided();
    const { status, headers, json } = await get(`/s/${session.code}/ledger.json`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="openfloor-${session.code}-record.json"`,
    );
    const { entries } = json as unknown as { entries: LedgerEntry[] };
    let previous = '0'.repeat(64);
    for (const entry of entries) {
      const text = chainedText(previous, entry, entry.digest);
      previous = createHash('sha256').update(text).digest('hex');
      expect(entry.hash).toBe(previous);
    }
    expect(previous).toBe((await shown(`/s/${session.code}/record`)).record?.head);
  });
});

describe('readings that come too fast', () => {
  it('are refused with when to come again, by address or by who reads, and nobody else is', async () => {
    const session = await decided();
    const limits = { ...server.config.limits };
    const joined = await server.api('POST', `/sessions/${session.code}/join`, {
      body: { joinKey: 'r'.repeat(32) },
    });
    const seat = { authorization: `Bearer ${joined.json['seat'] as string}` };
    server.config.limits.readsPerMinute = 1;
    try {
      const paths = ['state', 'order', 'ledger', 'ledger/verify', 'now.json'].map(
        (path) => `/api/v1/sessions/${session.code}/${path}`,
      );
      let limited = 0;
      for (const path of [...paths, `/s/${session.code}/record`, `/s/${session.code}/ledger.json`]) {
        await get(path);
        const { status, headers, json } = await get(path);
        if (status === 429) limited += 1;
        expect([path, status, json['code']]).toEqual([path, 429, 'RATE_LIMITED']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(limited).toBe(7);
      for (const path of paths) expect([path, (await get(path, seat)).status]).toEqual([path, 200]);
      let last = 200;
      for (let tries = 0; tries < 300 && last === 200; tries += 1)
        last = (await get(paths[1] ?? '', seat)).status;
      expect(last).toBe(429);
    } finally {
      Object.assign(server.config.limits, limits);
    }
  });

  it('of ever other parts of a record are refused long before they cost anything, the record itself is not', async () => {
    const session = await decided();
    let found = 0;
    for (let about = 1; about < 500; about += 1) {
      const status = await statusFrom(
        '127.0.0.9',
        `${server.origin}/s/${session.code}/record?about=${about}`,
      );
      if (status !== 200) break;
      found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(190);
    expect(found).toBeLessThan(400);
    expect((await get(`/s/${session.code}/record`)).status).toBe(200);
  });
});

/** The status for somebody at another address of loopback, of whom nothing has been counted yet. */
function statusFrom(localAddress: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { localAddress, agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
    });
    asked.once('error', reject).end();
  });
}
