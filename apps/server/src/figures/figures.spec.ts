import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIGURE_CHARTS, Figures } from '@openfloor/contract';
import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { administrator, organiser, type TestAccount } from '../operations/testing/accounts.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { FiguresModule } from './figures.module.js';

let server: TestServer;
let staff: TestAccount;
beforeAll(async () => {
  server = await TestServer.open([AccountsModule, FiguresModule, RoomsModule, MeetingsModule]);
  staff = await administrator(server);
});
afterAll(() => server.close());

const figuresAt = async (path: string, headers: Record<string, string> = {}): Promise<Figures> => {
  const { status, json } = await server.api('GET', `/sessions/${path}`, { headers });
  expect(status).toBe(200);
  return Figures.parse(json);
};

async function comes({ does }: TestSession, told: Record<string, unknown> = {}) {
  const id = randomUUID();
  await does('seat.join', { joinKey: 'j'.repeat(22), ...told }, { type: 'visitor', id });
  return { type: 'participant', id } as const;
}

async function asks(session: TestSession, text: string, told: Record<string, unknown> = {}): Promise<string> {
  const who = await comes(session, told);
  const { questionId } = await session.does('question.submit', { text, language: 'en' }, who);
  return questionId as string;
}

/** Two questions: one that everybody sees, of civil society, and one set aside, of a government. */
async function asked(change: Record<string, unknown> = {}): Promise<TestSession> {
  const session = await openSession(server);
  const questionId = await asks(session, 'Who pays?', { stakeholderGroup: 'civil_society' });
  await session.does('question.publish', { questionId });
  const other = await asks(session, 'Unseen', { stakeholderGroup: 'government' });
  await session.does('question.decline', { questionId: other, reason: 'off_topic' });
  if (Object.keys(change).length > 0) await session.does('session.rules', change);
  return session;
}

const askedOf = ({ participation }: Figures, group: string) =>
  participation.group.rows.find(({ key }) => key === group)?.asked;

describe('the figures of a session over HTTP', () => {
  it('are told to an account that organises other sessions as to everybody', async () => {
    const other = await organiser(server, staff);
    const { code } = await asked();
    expect(askedOf(await figuresAt(`${code}/figures`, other.headers), 'government')).toBe(0);
    const shut = await asked({ record: 'participants' });
    const refused = await server.api('GET', `/sessions/${shut.code}/figures`, { headers: other.headers });
    expect(refused.status).toBe(403);
  });

  it('are told to everybody by the code, as everybody sees them', async () => {
    const { code } = await asked();
    const figures = await figuresAt(`${code}/figures`);
    expect([figures.joined, figures.asked]).toEqual([2, 2]);
    expect([askedOf(figures, 'civil_society'), askedOf(figures, 'government')]).toEqual([1, 0]);
    expect(figures.funnel.reasons).toEqual([{ reason: 'off_topic', count: 1 }]);
    const { headers } = await server.api('GET', `/sessions/${code}/figures`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('tell staff of what they see, and with `as` what everybody sees, but nobody more than they have', async () => {
    const { code } = await asked();
    const { headers } = staff;
    expect(askedOf(await figuresAt(`${code}/figures`, headers), 'government')).toBe(1);
    expect(askedOf(await figuresAt(`${code}/figures?as=public`, headers), 'government')).toBe(0);
    expect(askedOf(await figuresAt(`${code}/figures?as=staff`), 'government')).toBe(0);
  });

  it('are the same for all who ask within two seconds', async () => {
    const session = await asked();
    const before = await figuresAt(`${session.code}/figures`);
    await comes(session);
    expect(await figuresAt(`${session.code}/figures`)).toEqual(before);
  });

  it('follow people by group, and store what they tell before they tell it', async () => {
    const session = await asked();
    for (let at = 0; at < 12; at += 1) await comes(session, { stakeholderGroup: 'civil_society' });
    for (let at = 0; at < 12; at += 1) await comes(session, { stakeholderGroup: 'academia' });
    const { participation, joined } = await figuresAt(`${session.id}/figures`);
    expect([joined, participation.group.counted]).toEqual([26, 21]);
    const stored = (await server.store.load(session.id))?.records.find(({ kind }) => kind === 'census');
    expect(stored).toMatchObject({ id: session.id });
  });

  it('are refused to whom the record is refused, as are their files', async () => {
    const { code, id } = await asked({ record: 'participants' });
    for (const path of [code, id].flatMap((one) => [`${one}/figures`, `${one}/figures/funnel.csv`])) {
      const { status, json } = await server.api('GET', `/sessions/${path}`);
      expect([status, json['code']]).toEqual([403, 'NOT_ALLOWED']);
    }
    const joinKey = 'k'.repeat(32);
    const { json } = await server.api('POST', `/sessions/${code}/join`, { body: { joinKey } });
    const headers = { authorization: `Bearer ${String(json['seat'])}` };
    expect((await figuresAt(`${id}/figures`, headers)).asked).toBe(2);
  });
});

describe('the charts as CSV', () => {
  it.each(FIGURE_CHARTS)('have a head and a file name: %s', async (chart) => {
    const { code } = await asked();
    const { status, headers, text } = await server.api('GET', `/sessions/${code}/figures/${chart}.csv`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="openfloor-${code}-${chart}.csv"`);
    const rows: string[][] = parse(text, { bom: true });
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]?.every((name) => /^[a-z_]+$/.test(name))).toBe(true);
  });

  it('add up as the figures do', async () => {
    const { code } = await asked();
    const { text } = await server.api('GET', `/sessions/${code}/figures/funnel.csv`);
    const rows: { state: string; reason: string; questions: string }[] = parse(text, {
      bom: true,
      columns: true,
    });
    const of = (is: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(is).reduce((sum, { questions }) => sum + Number(questions), 0);
    expect(of(({ state }) => state === 'asked')).toBe(2);
    expect(of(({ state, reason }) => state !== 'asked' && reason === '')).toBe(2);
    expect(of(({ state, reason }) => state === 'declined' && reason !== '')).toBe(1);
  });

  it('are none of another name', async () => {
    const { code } = await asked();
    for (const file of ['people.csv', 'funnel', 'funnel.csv.exe', '..%2Ffigures'])
      expect((await server.api('GET', `/sessions/${code}/figures/${file}`)).status).toBe(404);
  });
});
