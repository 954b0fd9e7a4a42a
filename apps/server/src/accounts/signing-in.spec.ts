import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { createHash, randomUUID } from 'node:crypto';
import { Callers } from '../operations/caller.js';
import { Endings, type Ending } from '../operations/endings.js';
import { Founding } from '../operations/founding.js';
import { cookieIn, TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';

const AMA = { email: 'ama@example.org', password: 'correct horse' };
const HOUR_MS = 3_600_000;
const open = (change = {}) => TestServer.open([AccountsModule, RoomsModule], change);

async function setUp(server: TestServer): Promise<string> {
  const { setupKey } = await server.get(Founding).prepare();
  return cookieIn(await server.api('POST', '/setup', { body: { ...AMA, key: setupKey } }));
}

describe('signing in', () => {
  let server: TestServer;
  let first: string;
  beforeAll(async () => {
    server = await open({ limits: { joinsPerMinute: 0, commandsPerSecond: 0, loginsPerQuarterHour: 1_000 } });
    first = await setUp(server);
  });
  afterAll(() => server.close());

  const login = (body: object = AMA, headers = {}) => server.api('POST', '/auth/login', { body, headers });

  it('gives a cookie that scripts cannot read, of 256 random bits that are not kept', async () => {
    const done = await login({ ...AMA, email: 'AMA@Example.org' });
    expect(done.status).toBe(200);
    const [cookie = ''] = done.headers.getSetCookie();
    expect(cookie).toMatch(/^sid=[\w-]{43}; Max-Age=86400; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(await server.store.loginBySecret(cookieIn(done).slice(4))).toBeUndefined();
  });

  it('gives the same answer for a wrong password and an unknown account', async () => {
    const [wrong, unknown] = [
      await login({ ...AMA, password: 'wrong' }),
      await login({ ...AMA, email: 'x@example.org' }),
    ];
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect((await login({ ...AMA, password: '' })).status).toBe(401);
  });

  it('reads the password from the body alone', async () => {
    const query = `?email=${AMA.email}&password=${encodeURIComponent(AMA.password)}`;
    expect((await server.api('POST', `/auth/login${query}`, { body: { ...AMA, password: '' } })).status).toBe(
      401,
    );
    expect((await server.api('POST', `/auth/login${query}`, { body: {} })).status).toBe(400);
    expect((await server.api('GET', `/auth/login${query}`)).status).toBe(404);
  });

  it.each([
    [{ email: ['a'], password: {} }],
    [null],
    [[]],
    [{ ...AMA, password: 'x'.repeat(257) }],
    [{ ...AMA, admin: true }],
  ])('refuses the shape %j', async (body) =>
    expect((await server.api('POST', '/auth/login', { body })).json['code']).toBe('BAD_COMMAND'),
  );

  it('changes the cookie, and one that was planted before is worth nothing', async () => {
    const before = cookieIn(await login());
    const after = cookieIn(await login(AMA, { cookie: before }));
    expect(after).not.toBe(before);
    expect((await server.api('GET', '/auth/me', { headers: { cookie: before } })).status).toBe(401);
    expect((await server.api('GET', '/auth/me', { headers: { cookie: after } })).status).toBe(200);
    const planted = cookieIn(await login(AMA, { cookie: 'sid=planted' }));
    expect(planted).not.toContain('planted');
  });

  it('from somebody else’s page is refused', async () => {
    expect((await login(AMA, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await login(AMA, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await login(AMA, { origin: server.config.publicUrl })).status).toBe(200);
  });

  it('ends with signing out', async () => {
    const cookie = cookieIn(await login());
    const ended: Ending[] = [];
    const stop = server.get(Endings).listen((ending) => ended.push(ending));
    const out = await server.api('POST', '/auth/logout', { headers: server.browser(cookie) });
    stop();
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([200, expect.stringMatching(/^sid=;.*1970/)]);
    expect(ended).toEqual([{ accountId: expect.any(String), loginId: expect.any(String) }]);
    expect((await server.api('GET', '/auth/me', { headers: { cookie } })).status).toBe(401);
  });

  it('with an old hash renews it', async () => {
    const id = randomUUID();
    const passwordHash = await hash('from before', { memoryCost: 8_192, timeCost: 1 });
    const old = {
      id,
      email: 'old@example.org',
      name: 'Old',
      administrator: false,
      passwordHash,
      createdAt: 1,
    };
    await server.store.addAccount(old);
    const body = { email: 'old@example.org', password: 'from before' };
    expect((await login(body)).status).toBe(200);
    expect((await server.store.accountById(id))?.passwordHash).toMatch('m=19456,t=2');
    expect((await login(body)).status).toBe(200);
  });

  it('lasts 8 hours without a request and 24 in all', async () => {
    const cookie = cookieIn(await login());
    const accountId = (
      (await server.api('GET', '/auth/me', { headers: { cookie } })).json['account'] as { id: string }
    ).id;
    const secretHash = (text: string) => createHash('sha256').update(text).digest('hex');
    const status = async (seenAgo: number, endsIn: number) => {
      const secret = randomUUID();
      const now = Date.now();
      const times = { createdAt: now, seenAt: now - seenAgo, endsAt: now + endsIn };
      const kind = 'cookie' as const;
      await server.store.addLogin({
        id: randomUUID(),
        accountId,
        kind,
        secretHash: secretHash(secret),
        label: '',
        ...times,
      });
      return (await server.api('GET', '/auth/me', { headers: { cookie: `sid=${secret}` } })).status;
    };
    expect(await status(7.9 * HOUR_MS, HOUR_MS)).toBe(200);
    expect(await status(8 * HOUR_MS, HOUR_MS)).toBe(401);
    expect(await status(0, 0)).toBe(401);
  });

  it('makes changes only from our own pages', async () => {
    const change = (headers: Record<string, string>) =>
      server.api('POST', '/auth/tokens', { body: { label: 'x' }, headers: { cookie: first, ...headers } });
    const own = { origin: server.config.publicUrl };
    expect((await change({ ...own, 'x-openfloor': '1' })).status).toBe(201);
    expect((await change({ 'sec-fetch-site': 'same-origin', 'x-openfloor': '1' })).status).toBe(201);
    for (const headers of [
      {},
      own,
      { 'x-openfloor': '1' },
      { 'x-openfloor': '1', origin: 'https://evil.example' },
    ])
      expect((await change(headers as Record<string, string>)).json['code']).toBe('NOT_ALLOWED');
    expect((await change({ ...own, 'x-openfloor': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('counts only at the public address', async () => {
    const other = await open({ publicUrl: 'https://floor.example.org' });
    const { setupKey } = await other.get(Founding).prepare();
    const refused = await other.api('POST', '/setup', { body: { ...AMA, key: setupKey } });
    expect(refused.json).toMatchObject({
      code: 'NOT_ALLOWED',
      details: { publicUrl: 'https://floor.example.org' },
    });
    other.config.trustProxy = 1;
    const at = { 'x-forwarded-host': 'floor.example.org' };
    const made = await other.api('POST', '/setup', { body: { ...AMA, key: setupKey }, headers: at });
    expect(made.headers.getSetCookie()[0]).toMatch(
      /^__Host-sid=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    const cookie = cookieIn(made);
    expect((await other.api('GET', '/auth/me', { headers: { cookie, ...at } })).status).toBe(200);
    expect((await other.api('GET', '/auth/me', { headers: { cookie } })).status).toBe(401);
    await other.close();
  });
});

describe('a socket', () => {
  it('counts the cookie of one of our pages only', async () => {
    const server = await open();
    const cookie = await setUp(server);
    const { host } = new URL(server.config.publicUrl);
    const kind = async (headers: Record<string, string>) =>
      (await server.get(Callers).ofCookie({ headers: { cookie, host, ...headers } } as never)).kind;
    expect(await kind({ origin: server.config.publicUrl })).toBe('account');
    expect(await kind({ 'sec-fetch-site': 'same-origin' })).toBe('account');
    expect(await kind({})).toBe('nobody');
    expect(await kind({ origin: 'https://evil.example' })).toBe('nobody');
    expect(await kind({ origin: 'null' })).toBe('nobody');
    expect(await kind({ origin: server.config.publicUrl, host: '192.0.2.1' })).toBe('nobody');
    expect(server.get(Callers).ofSeat('forged')).toEqual({ kind: 'nobody' });
    await server.close();
  });
});
