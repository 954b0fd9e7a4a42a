import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FiguresPage } from '@openfloor/contract';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
export const figuresPage = page('figures'), homePage = page('home');
`;
const JOIN_KEY = 'k'.repeat(32);

let directory: string;
let server: TestServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openfloor-figures-'));
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

const get = (path: string, headers: Record<string, string> = {}) => server.ask('GET', path, { headers });
const given = (text: string) => JSON.parse(text.slice(text.indexOf('{'))) as FiguresPage;
const FILES = ['figures.json', 'figures/participation.csv'];

async function closed(record: string): Promise<TestSession> {
  const session = await openSession(server);
  await session.does('session.rules', { record });
  await session.does('session.phase', { phase: 'open' });
  await session.does('session.phase', { phase: 'closed' });
  return session;
}

describe('the page of the figures', () => {
  it('is for everybody, with the names that the session gives its groups and its chairs', async () => {
    const session = await openSession(server);
    await session.does('person.put', { honorific: 'Dr', name: 'Edmon Makarim', role: 'chair' });
    const { status, headers, text } = await get(`/s/${session.code}/figures`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const { session: shown, figures, code } = given(text);
    expect([shown.chairs, shown.groups.length, code]).toEqual([['Dr Edmon Makarim'], 7, session.code]);
    expect(figures).toMatchObject({ asked: 0, joined: 0, final: false });
    expect((await get(`/s/${session.code}/figures.json`)).json).toMatchObject({ asked: 0 });
  });

  it('is sent again with its tag alone where nothing has changed', async () => {
    const { code } = await closed('public');
    const tag = (await get(`/s/${code}/figures`)).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await get(`/s/${code}/figures`, { 'if-none-match': tag })).status).toBe(304);
  });

  it('is never more than everybody sees, for staff neither', async () => {
    const session = await openSession(server);
    await session.does('session.rules', { showVotes: false });
    const { headers } = await administrator(server);
    expect(given((await get(`/s/${session.code}/figures`, headers)).text).figures?.support).toBeNull();
    expect((await get(`/s/${session.code}/figures.json`, headers)).json['support']).toBeNull();
  });

  it('leads to the right address, and home where a code leads nowhere', async () => {
    const { code } = await openSession(server);
    const moved = await get(`/s/${code.toLowerCase()}/figures`);
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `/s/${code}/figures`]);
    const nowhere = await get('/s/222222/figures');
    expect([nowhere.status, nowhere.text.slice(0, 20)]).toEqual([404, '<!doctype html>home ']);
    for (const file of FILES) expect((await get(`/s/222222/${file}`)).status).toBe(404);
  });

  it.each(['participants', 'staff'] as const)('is shut where the record is for %s', async (record) => {
    const { code } = await closed(record);
    const page = await get(`/s/${code}/figures`);
    expect([page.status, given(page.text).figures]).toEqual([403, undefined]);
    for (const file of FILES) {
      const { status, json } = await get(`/s/${code}/${file}`);
      expect([status, json['code']]).toEqual([403, 'NOT_ALLOWED']);
    }
  });

  it('is open to those who took a seat with this browser, and then kept for nobody', async () => {
    const session = await openSession(server);
    await session.does('session.rules', { record: 'participants' });
    await server.api('POST', `/sessions/${session.code}/join`, { body: { joinKey: JOIN_KEY } });
    const mine = await get(`/s/${session.code}/figures`, { cookie: `phone=${JOIN_KEY}` });
    expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    for (const file of FILES)
      expect((await get(`/s/${session.code}/${file}`, { cookie: `phone=${JOIN_KEY}` })).status).toBe(200);
    expect((await get(`/s/${session.code}/figures`, { cookie: `phone=${'x'.repeat(32)}` })).status).toBe(403);
  });
});
