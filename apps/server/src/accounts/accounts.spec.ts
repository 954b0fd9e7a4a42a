import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Founding } from '../operations/founding.js';
import { cookieIn, TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';

const AMA = { email: 'ama@example.org', password: 'correct horse' };
const open = (change = {}) => TestServer.open([AccountsModule, RoomsModule], change);

async function setUp(server: TestServer): Promise<string> {
  const { setupKey } = await server.get(Founding).prepare();
  return cookieIn(await server.api('POST', '/setup', { body: { ...AMA, key: setupKey } }));
}

describe('the first account', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await open();
  });
  afterEach(() => server.close());

  it('is made with the one-time key, is an administrator, and is signed in', async () => {
    const { setupKey } = await server.get(Founding).prepare();
    const made = await server.api('POST', '/setup', { body: { ...AMA, name: 'Ama', key: setupKey } });
    expect([made.status, made.json]).toEqual([
      201,
      { account: { id: expect.any(String), email: AMA.email, name: 'Ama', administrator: true } },
    ]);
    const me = await server.api('GET', '/auth/me', { headers: { cookie: cookieIn(made) } });
    expect(me.json).toEqual(made.json);
  });

  it('is not made with another key, nor a second time', async () => {
    const { setupKey } = await server.get(Founding).prepare();
    const wrong = await server.api('POST', '/setup', { body: { ...AMA, key: 'guessed' } });
    expect([wrong.status, wrong.json['code']]).toEqual([403, 'NOT_ALLOWED']);
    const both = await Promise.all(
      ['a', 'b'].map((name) =>
        server.api('POST', '/setup', { body: { ...AMA, email: `${name}@example.org`, key: setupKey } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 403]);
    expect((await server.api('POST', '/setup', { body: { ...AMA, key: setupKey } })).status).toBe(403);
    expect((await server.get(Founding).prepare()).setupKey).toBeUndefined();
    expect(await server.store.countAccounts()).toBe(1);
  });

  it('is made from the settings, once', async () => {
    server.config.admin = { email: 'Chair@Example.org', password: 'long enough' };
    const { ownerId, setupKey } = await server.get(Founding).prepare();
    expect([typeof ownerId, setupKey]).toEqual(['string', undefined]);
    expect((await server.get(Founding).prepare()).ownerId).toBe(ownerId);
    const login = await server.api('POST', '/auth/login', {
      body: { email: 'chair@example.org', password: 'long enough' },
    });
    expect(login.json).toMatchObject({ account: { administrator: true } });
  });
});

describe('accounts', () => {
  let server: TestServer;
  let cookie: string;
  beforeEach(async () => {
    server = await open();
    cookie = await setUp(server);
  });
  afterEach(() => server.close());

  const api = (path: string, body: unknown, headers = server.browser(cookie)) =>
    server.api('POST', path, { body, headers });

  it('are made by administrators', async () => {
    const body = { email: 'Ben@example.org', password: 'another horse' };
    const made = await api('/accounts', body);
    expect([made.status, made.json]).toEqual([
      201,
      { id: expect.any(String), email: 'ben@example.org', name: 'ben', administrator: false },
    ]);
    expect((await api('/accounts', body)).json['code']).toBe('CONFLICT');
    const ben = cookieIn(await server.api('POST', '/auth/login', { body }));
    expect((await api('/accounts', { ...body, email: 'c@example.org' }, server.browser(ben))).status).toBe(
      403,
    );
    expect((await api('/accounts', { ...body, email: 'c@example.org' }, {} as never)).status).toBe(401);
  });

  it('have tokens for programs, which need no page', async () => {
    const made = await api('/auth/tokens', { label: 'relay' });
    expect(made.json).toEqual({
      id: expect.any(String),
      token: expect.stringMatching(/^pat_[\w-]{43}$/),
      label: 'relay',
    });
    const bearer = { authorization: `Bearer ${String(made.json['token'])}` };
    expect((await server.api('GET', '/auth/me', { headers: bearer })).status).toBe(200);
    expect((await api('/auth/tokens', { label: 'another' }, bearer as never)).status).toBe(201);
    expect((await api('/auth/logout', undefined, bearer as never)).status).toBe(200);
    expect((await server.api('GET', '/auth/me', { headers: bearer })).status).toBe(401);
    const past = await api('/auth/tokens', { label: 'late', endsAt: 1 });
    const late = { authorization: `Bearer ${String(past.json['token'])}` };
    expect((await server.api('GET', '/auth/me', { headers: late })).status).toBe(401);
  });

  it('do not take a cookie for a token or a token for a cookie', async () => {
    const { token } = (await api('/auth/tokens', { label: 'x' })).json;
    expect(
      (await server.api('GET', '/auth/me', { headers: { cookie: `sid=${String(token)}` } })).status,
    ).toBe(401);
    const bearer = { authorization: `Bearer ${cookie.slice(4)}` };
    expect((await server.api('GET', '/auth/me', { headers: bearer })).status).toBe(401);
  });

  it('are nobody with a bearer that is not known, whatever cookie comes with it', async () => {
    const headers = { cookie, authorization: 'Bearer seat.of.somebody.else' };
    expect((await server.api('GET', '/auth/me', { headers })).status).toBe(401);
  });

  it('change their password, which ends every other login', async () => {
    const other = cookieIn(await server.api('POST', '/auth/login', { body: AMA }));
    const { token } = (await api('/auth/tokens', { label: 'x' })).json;
    expect((await api('/auth/password', { current: 'wrong', password: 'new and longer' })).status).toBe(403);
    expect((await api('/auth/password', { current: AMA.password, password: 'short' })).status).toBe(400);
    expect((await api('/auth/password', { current: AMA.password, password: 'new and longer' })).status).toBe(
      200,
    );
    const status = async (headers: Record<string, string>) =>
      (await server.api('GET', '/auth/me', { headers })).status;
    expect([
      await status({ cookie }),
      await status({ cookie: other }),
      await status({ authorization: `Bearer ${String(token)}` }),
    ]).toEqual([200, 401, 401]);
    expect((await server.api('POST', '/auth/login', { body: AMA })).status).toBe(401);
  });

  it('are not locked by somebody who guesses, but made to wait', async () => {
    const guess = () => server.api('POST', '/auth/login', { body: { ...AMA, password: 'guess' } });
    const answers = [];
    for (let tries = 0; tries < 6; tries += 1) answers.push(await guess());
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
