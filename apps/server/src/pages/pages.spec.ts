import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Welcome } from '@openfloor/contract';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { pageParts } from './pages.module.js';

/** A web app that shows what it was given. */
const APP = `
const page = (kind) => (input) => ({
  html: '<!doctype html>' + kind + ' ' + JSON.stringify(input),
  scripts: ['sha256-script'], styles: ['sha256-style'],
});
export const languages = ['en', 'ar'];
export const audiencePage = page('audience'), sessionPage = page('session'), homePage = page('home'), shellPage = page('shell');
`;
const CHAMPION = 'export const x = 1;\n'.repeat(200);

let directory: string;
let server: TestServer;
let session: TestSession;

function pagesFrom(build: string) {
  return { module: class Pages {}, ...pageParts(build) };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openfloor-web-'));
  await mkdir(join(directory, 'web-ssr'));
  await mkdir(join(directory, 'web', 'assets'), { recursive: true });
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await writeFile(join(directory, 'web-ssr', 'pages.js'), APP);
  await writeFile(join(directory, 'web', 'assets', 'audience-1a2b.js'), CHAMPION);
  await writeFile(join(directory, 'web', 'assets', 'notes.txt'), 'not for browsers');
  await writeFile(join(directory, 'web', 'manifest.json'), '{}');
  server = await TestServer.open([
    AccountsModule,
    FiguresModule,
    RoomsModule,
    MeetingsModule,
    pagesFrom(directory),
  ]);
  session = await openSession(server);
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => server.ask('GET', path, { headers });
/** Somebody of the audience asks. */
async function ask({ does }: TestSession, text: string): Promise<Record<string, unknown>> {
  const id = randomUUID();
  await does('seat.join', { joinKey: 'k'.repeat(22) }, { type: 'visitor', id });
  return does('question.submit', { text, language: 'en' }, { type: 'participant', id });
}
function given(text: string): Record<string, never> {
  return JSON.parse(text.slice(text.indexOf('{'))) as Record<string, never>;
}

describe('the audience page', () => {
  it('has the public list in it', async () => {
    const { questionId } = await ask(session, 'Who audits the auditors?');
    await session.does('question.publish', { questionId });
    const { status, headers, text } = await get(`/s/${session.code}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(self\)/);
    const { welcome, code, language, publicUrl } = given(text) as unknown as {
      welcome: Welcome;
      [key: string]: unknown;
    };
    expect([code, language, publicUrl]).toEqual([session.code, 'en', server.config.publicUrl]);
    expect(welcome.you).toMatchObject({ id: null, channel: 'public' });
    expect(JSON.stringify(welcome.put)).toContain('Who audits the auditors?');
  });

  it('never has in it what is not public', async () => {
    const hidden = await openSession(server);
    await ask(hidden, 'A secret question');
    const { text } = await get(`/s/${hidden.code}`);
    expect(text).not.toContain('A secret question');
    expect(text).not.toContain('readiness');
  });

  it('follows what the public sees', async () => {
    const own = await openSession(server);
    const before = await get(`/s/${own.code}`);
    const tag = before.headers.get('etag') ?? '';
    expect((await get(`/s/${own.code}`, { 'if-none-match': tag })).status).toBe(304);
    await own.does('session.describe', { title: 'Another title' });
    const isNew = async () =>
      (await get(`/s/${own.code}`, { 'if-none-match': tag })).text.includes('Another title');
    const deadline = performance.now() + 5_000;
    while (!(await isNew()) && performance.now() < deadline) await new Promise(setImmediate);
    expect(await isNew()).toBe(true);
  });

  it('is rendered once for all who only read, whoever they are', async () => {
    const own = await openSession(server);
    const pages = [];
    for (const cookie of [
      '',
      `key=${'a'.repeat(22)}`,
      `key=${'b'.repeat(22)}.hub-3; phone=${'c'.repeat(32)}`,
    ])
      pages.push((await get(`/s/${own.code}`, { cookie })).text);
    expect(new Set(pages).size).toBe(1);
    expect(given(pages[0] ?? '')).toMatchObject({
      plain: { list: 'top', page: 1, form: expect.any(String) },
    });
  });

  it('names no more sorts and pages than there can be, and never what a query made up', async () => {
    const { text } = await get(`/s/${session.code}?list=x%22&page=9e9&said=x`);
    expect(given(text)).toMatchObject({ plain: { list: 'top', page: 1 } });
    expect(given((await get(`/s/${session.code}?list=new&page=999`)).text)).toMatchObject({
      plain: { list: 'new', page: 200 },
    });
  });

  it('of a session with a record for its participants has no record in it, and starts no history', async () => {
    const own = await openSession(server);
    await own.does('session.rules', { record: 'participants', review: 'after' });
    await ask(own, 'Among ourselves');
    const { welcome } = given((await get(`/s/${own.code}`)).text) as unknown as { welcome: Welcome };
    expect([welcome.epoch, welcome.rev, welcome.tallies.votes]).toEqual(['', 0, []]);
    expect(JSON.stringify(welcome)).not.toContain('Among ourselves');
    expect(welcome.put.map(({ kind }) => kind)).toContain('session');
  });

  it('is found by a code as people type it', async () => {
    for (const path of [
      `/s/${session.code.toLowerCase()}`,
      `/s?code=${session.code.slice(0, 3)}+${session.code.slice(3)}`,
      `/s/?code=${session.code}`,
    ]) {
      const { status, headers } = await get(path);
      expect([status, headers.get('location')]).toEqual([303, `/s/${session.code}`]);
    }
    expect((await get(`/s/?code=${session.code}&l=ar`)).headers.get('location')).toBe(
      `/s/${session.code}?l=ar`,
    );
    expect((await get(`/s/?code=${session.code}&l=//evil.example`)).headers.get('location')).toBe(
      `/s/${session.code}`,
    );
    expect((await get(`/s/${session.code.toLowerCase()}?hub=3&l=ar&x=1`)).headers.get('location')).toBe(
      `/s/${session.code}?l=ar&hub=3`,
    );
  });

  it.each(['/s/222222', '/s/not-a-code', '/s/?code=x', '/s?code=a&code=b', '/s', '/s/%2e%2e%2fetc'])(
    'is the home page for %s, which leads nowhere',
    async (path) => {
      const { status, headers, text } = await get(path);
      expect([status, headers.get('etag')]).toEqual([404, null]);
      expect(text).toMatch(/^<!doctype html>home/);
      expect(given(text)).toHaveProperty('wrongCode');
    },
  );

  it('says of a code that it was replaced', async () => {
    const own = await openSession(server);
    await server.store.claimCode(own.id, 'REPEAT', Date.now());
    await own.does('session.code', { code: 'REPEAT' });
    const { status, text } = await get(`/s/${own.code}`);
    expect([status, given(text)]).toEqual([
      404,
      expect.objectContaining({ wrongCode: own.code, codeChanged: true }),
    ]);
  });
});

describe('every page', () => {
  it('is in the language asked for, or preferred', async () => {
    expect(given((await get('/?l=ar')).text)['language']).toBe('ar');
    const { headers, text } = await get('/', { 'accept-language': 'ar-EG,en;q=0.5' });
    expect([given(text)['language'], headers.get('vary')]).toEqual([
      'ar',
      'Accept-Encoding, Accept-Language',
    ]);
    expect(given((await get('/?l=xx')).text)['language']).toBe('en');
  });

  it('runs its own scripts only, and the inline ones it names', async () => {
    const { headers } = await get(`/s/${session.code}`);
    const policy = headers.get('content-security-policy') ?? '';
    const socket = server.config.publicUrl.replace('http', 'ws');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'sha256-script'",
      "style-src 'self' 'sha256-style'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      `connect-src 'self' ${socket}`,
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types openfloor',
    ]);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'private, no-cache',
      'same-origin',
    ]);
    const known = await get(`/s/${session.code}`, { cookie: `key=${'k'.repeat(22)}` });
    expect([known.headers.get('cache-control'), known.headers.getSetCookie()]).toEqual(['no-cache', []]);
    expect((await get('/')).headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is sent compressed where that is wanted', async () => {
    for (const encoding of ['br', 'gzip']) {
      const { headers, text } = await get('/', { 'accept-encoding': encoding });
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(text).toMatch(/^<!doctype html>home/);
    }
    expect((await get('/', { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  });

  it('says nothing that a request made up', async () => {
    const { text, headers } = await get('/', { host: 'evil.example' });
    expect(text + JSON.stringify([...headers])).not.toMatch('evil.example"');
  });

  it('of the staff, the stage and a hub is drawn in the browser', async () => {
    for (const [path, entry] of [
      ['/console', 'console'],
      ['/hub', 'hub'],
      [`/stage/${session.code}`, 'stage'],
    ] as const)
      expect(given((await get(path)).text)).toMatchObject({ entry, language: 'en' });
  });

  it('of a session tells what the programme says', async () => {
    const { room } = await server.get(Rooms).open(session.id);
    const { text } = await get(`/session/${room.session.slug}`);
    expect(given(text)).toMatchObject({ card: { session: { title: 'Security' } }, live: false });
    expect(given(text)).toHaveProperty('counts');
    const inside = await openSession(server);
    await ask(inside, 'How many are we?');
    await inside.does('session.rules', { record: 'participants' });
    const page = await get(`/session/${(await server.get(Rooms).open(inside.id)).room.session.slug}`);
    expect([page.status, given(page.text)]).toEqual([
      200,
      expect.not.objectContaining({ counts: expect.anything() }),
    ]);
    await session.does('session.rules', { access: 'code' });
    expect((await get(`/session/${room.session.slug}`)).status).toBe(404);
    expect((await get('/session/unknown')).text).toMatch(/^<!doctype html>home/);
    expect((await get(`/session/${session.id}`)).status).toBe(404);
  });
});

describe('files', () => {
  it('of the build are kept for a year', async () => {
    const { status, headers, text } = await get('/assets/audience-1a2b.js');
    expect([status, text, headers.get('cache-control')]).toEqual([
      200,
      CHAMPION,
      'public, max-age=31536000, immutable',
    ]);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/assets/',
    '/assets/..%2fmanifest.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/../web/manifest.json',
    '/assets/notes.txt',
    '/assets/a/b',
  ])('beside it are not there: %s', async (path) => expect((await get(path)).status).toBe(404));

  it('for robots and tabs are there', async () => {
    expect((await get('/robots.txt')).text).toMatch('Disallow: /s/\n');
    expect((await get('/favicon.svg')).headers.get('content-type')).toMatch('image/svg+xml');
    expect((await get('/favicon.ico')).status).toBe(200);
  });
});

describe('without a built web app', () => {
  it('the server runs, and says what is missing', async () => {
    const bare = await TestServer.open([
      AccountsModule,
      RoomsModule,
      MeetingsModule,
      FiguresModule,
      pagesFrom(join(directory, 'nothing')),
    ]);
    const { status, json } = await bare.ask('GET', '/');
    expect([status, json['detail']]).toEqual([503, expect.stringContaining('node apps/web/build.mjs')]);
    expect((await bare.api('GET', '/meetings')).status).toBe(200);
    await bare.close();
  });
});
