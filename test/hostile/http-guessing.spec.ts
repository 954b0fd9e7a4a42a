import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CODE_LENGTH, CODE_LETTERS } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { HttpBrowser } from '../harness/http-browser.js';
import { estateOf, type Estate } from '../harness/http-estate.js';
import { rawRequest } from '../harness/http-raw.js';
import { ADMIN, TestServer } from '../harness/server.js';

const IS_LONG = process.env['LONG'] === '1';
/** How many guesses each of the 500 addresses makes. */
const ROUNDS = IS_LONG ? 20 : 8;
const ADDRESSES = 500;
const AT_ONCE = 50;

/** As behind a proxy that names the address. */
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const address = (at: number): string => `198.18.${at >> 8}.${at & 255}`;
const guess = (): string =>
  Array.from(
    { length: CODE_LENGTH },
    () => CODE_LETTERS[Math.floor(Math.random() * CODE_LETTERS.length)],
  ).join('');

/** Runs many things, so many at once. */
async function many<T>(count: number, run: (at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < count; at += AT_ONCE)
    results.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, add) => run(at + add)),
      )),
    );
  return results;
}

describe('guessing the code of a session', () => {
  let server: TestServer;
  let ama: Estate;
  beforeAll(async () => {
    server = await TestServer.start({ TRUST_PROXY: '1', LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
    ama = await estateOf(server, 'ama');
  }, 60_000);
  afterAll(() => server.dispose());

  const look = (code: string, where: string) => api(server, 'GET', `/join/${code}`, { headers: from(where) });

  it('H40: ends for one address after sixty wrong ones, by every way that a code is asked at', async () => {
    const statuses = (await many(80, () => look(guess(), '192.0.2.1'))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(60 + AT_ONCE);
    expect((await look(guess(), '192.0.2.1')).status).toBe(429);
    const ways: [method: string, path: (code: string) => string][] = [
      ['GET', (code) => `/api/v1/join/${code}`],
      ['GET', (code) => `/api/v1/sessions/${code}`],
      ['GET', (code) => `/api/v1/sessions/${code}/state`],
      ['GET', (code) => `/s/${code}`],
      ['POST', (code) => `/api/v1/sessions/${code}/join`],
    ];
    for (const [method, path] of ways) {
      const body = method === 'POST' ? JSON.stringify({ joinKey: 'A'.repeat(22), attendance: 'online' }) : '';
      const headers = { 'content-type': 'application/json', ...from('192.0.2.1') };
      const answer = await rawRequest(server.url, method, path(guess()), {
        headers,
        ...(body && { body }),
      });
      expect([method, path('CODE'), answer.status]).toEqual([method, path('CODE'), 429]);
    }
    expect((await look(ama.code, '192.0.2.2')).status).toBe(200);
  });

  it('H40: ends for all who miss when it comes from 500 addresses, and not for those who know', async () => {
    const answers = await many(ADDRESSES * ROUNDS, (at) => look(guess(), address(at % ADDRESSES)));
    const tested = answers.filter(({ status }) => status === 404).length;
    expect(answers.every(({ status }) => status === 404 || status === 429)).toBe(true);
    expect(tested).toBeLessThanOrEqual(3_000 + AT_ONCE + ADDRESSES * 5);
    expect(answers.length - tested).toBeGreaterThan(0);
    expect((await look(guess(), address(7))).status).toBe(429);
    const phones = await many(200, (at) => look(ama.code, `203.0.113.${at % 250}`));
    expect(phones.every(({ status }) => status === 200)).toBe(true);
    expect((await look(guess(), '203.0.113.251')).status).toBe(404);
  });

  it('H40: is answered the same for codes that nobody had, that can be none, and of a session that is gone', async () => {
    const made = await api<{ id: string }>(server, 'POST', '/meetings', {
      token: ama.token,
      body: { name: 'Short-lived' },
    });
    const session = await api<{ code: string }>(server, 'POST', `/meetings/${made.body.id}/sessions`, {
      token: ama.token,
      body: { title: 'Short-lived' },
    });
    expect((await look(session.body.code, '192.0.2.9')).status).toBe(200);
    await api(server, 'DELETE', `/meetings/${made.body.id}`, { token: ama.token });
    const asked = [guess(), 'OOOOOO', '123456789', '%00', session.body.code].map((code) =>
      look(code, '192.0.2.9'),
    );
    const answers = await Promise.all(asked);
    for (const { status, body } of answers) expect([status, body]).toEqual([404, answers[0]?.body]);
  });
});

describe('guessing passwords', () => {
  let server: TestServer;
  let owner: HttpBrowser;
  beforeAll(async () => {
    server = await TestServer.start({ TRUST_PROXY: '1', LOG_LEVEL: 'info' });
    owner = new HttpBrowser(from('192.0.2.200'));
    await owner.call(server.url, 'POST', '/auth/login', ADMIN);
  }, 60_000);
  afterAll(() => server.dispose());

  const tries = (email: string, where: string, password = 'guessed it') =>
    api(server, 'POST', '/auth/login', { body: { email, password }, headers: from(where) });

  it('H42: of one account from one address waits after five, and longer each time', async () => {
    const answers = [];
    for (let at = 0; at < 6; at += 1) answers.push(await tries(ADMIN.email, '192.0.2.1'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tries(ADMIN.email, '192.0.2.1', ADMIN.password)).status).toBe(429);
  });

  it('H42: of one account from many addresses makes strangers wait, and whose account it is still gets in', async () => {
    const answers = [];
    for (let at = 0; at < 30; at += 1) answers.push(await tries(ADMIN.email, address(at)));
    const waiting = answers.filter(({ status }) => status === 429);
    expect(waiting.length).toBeGreaterThan(5);
    for (const { headers } of waiting) expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await owner.call(server.url, 'POST', '/auth/login', ADMIN)).status).toBe(200);
    const forged = new HttpBrowser(from('192.0.2.201'));
    const [id = ''] = (owner.cookie(server.url, 'known') ?? '').split('.');
    forged.plant(server.url, 'known', `${id}.${'A'.repeat(43)}`);
    expect((await forged.call(server.url, 'POST', '/auth/login', ADMIN)).status).toBe(429);
    const elsewhere = new HttpBrowser(from('192.0.2.202'));
    elsewhere.plant(server.url, 'known', owner.cookie(server.url, 'known') ?? '');
    const other = { email: 'somebody@example.org', password: 'guessed it' };
    for (let at = 0; at < 5; at += 1) await elsewhere.call(server.url, 'POST', '/auth/login', other);
    expect((await elsewhere.call(server.url, 'POST', '/auth/login', other)).status).toBe(429);
  });

  it('H42: of many accounts from one address ends after a hundred in an hour', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 110; at += 1)
      statuses.push((await tries(`somebody${at}@example.org`, '192.0.2.3')).status);
    expect(statuses.slice(0, 100).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(100).every((status) => status === 429)).toBe(true);
  }, 60_000);

  it('H42: tells nobody who has an account, by words, by waiting or by time', async () => {
    const statuses: Record<string, unknown[]> = {};
    const times: Record<string, number[]> = {};
    await owner.call(server.url, 'POST', '/accounts', {
      email: 'ben@example.org',
      password: 'a lantern at sea',
    });
    for (let round = 0; round < 7; round += 1)
      for (const email of ['ben@example.org', 'nobody@example.org']) {
        const startedAt = performance.now();
        const { status, body } = await tries(email, `192.0.2.${10 + (round > 5 ? 5 : round)}`);
        (times[email] ??= []).push(performance.now() - startedAt);
        (statuses[email] ??= []).push([status, body]);
      }
    expect(statuses['ben@example.org']).toEqual(statuses['nobody@example.org']);
    const [known = 1, unknown = 1] = Object.values(times).map((list) => Math.min(...list));
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it('H42: with a megabyte costs nothing, and with anything too long is refused before it is hashed', async () => {
    const wrong = (length: number) =>
      JSON.stringify({ email: 'nobody2@example.org', password: 'x'.repeat(length) });
    const time = async (body: string) => {
      const startedAt = performance.now();
      const headers = { 'content-type': 'application/json', ...from('192.0.2.40') };
      const { status } = await rawRequest(server.url, 'POST', '/api/v1/auth/login', { headers, body });
      return { status, ms: performance.now() - startedAt };
    };
    const hashed = [await time(wrong(20)), await time(wrong(256)), await time(wrong(20))];
    const long = [await time(wrong(257)), await time(wrong(60_000)), await time(wrong(1_000_000))];
    expect(hashed.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(long.map(({ status }) => status)).toEqual([400, 400, 413]);
    const least = Math.min(...hashed.map(({ ms }) => ms));
    expect(Math.min(...long.slice(0, 2).map(({ ms }) => ms))).toBeLessThan(least);
  });

  it('H42: leaves a line of the log each, without password, address or name', () => {
    for (const act of ['wrong password', 'too many tries', 'signed in'])
      expect(server.log).toContain(`"audit":"${act}"`);
    for (const canary of ['guessed it', ADMIN.email, ADMIN.password, 'somebody1@', '192.0.2.3"'])
      expect(server.log).not.toContain(canary);
  });

  it('H43: is counted by the address that the last trusted proxy saw, whatever the sender says of itself', async () => {
    const spoofed = (at: number) =>
      api(server, 'POST', '/auth/login', {
        body: { email: 'forwarded@example.org', password: 'guessed it' },
        headers: { 'x-forwarded-for': `${address(at)}, 192.0.2.50`, 'x-real-ip': address(at) },
      });
    const answers = [];
    for (let at = 0; at < 7; at += 1) answers.push((await spoofed(at)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});

describe('a server with no proxy in front', () => {
  it('H43: believes nothing that a request says of its address, its host or its protocol', async () => {
    const server = await TestServer.start();
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1) {
      const spoofed = {
        'x-forwarded-for': address(at),
        forwarded: `for=${address(at)}`,
        'x-real-ip': address(at),
      };
      const body = { email: 'forwarded@example.org', password: 'guessed it' };
      statuses.push((await api(server, 'POST', '/auth/login', { body, headers: spoofed })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const code = server.links().audience.split('/').at(-1) ?? '';
    const token = decodeURIComponent(server.links().moderator.split('#').at(-1) ?? '');
    const seat = await api<{ seat: string; sessionId: string }>(server, 'POST', '/invitations/accept', {
      body: { token },
    });
    for (const lie of [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { host: `127.0.0.1:${server.port}@evil.example` },
    ]) {
      for (const path of ['/', `/s/${code}`, '/console', `/stage/${code}`, '/hub', `/session/athens-2006`]) {
        const { text, headers } = await rawRequest(server.url, 'GET', path, { headers: lie as never });
        expect(`${path} ${text} ${JSON.stringify(headers['location'] ?? '')}`).not.toContain('evil.example');
      }
      const made = await rawRequest(
        server.url,
        'POST',
        `/api/v1/sessions/${seat.body.sessionId}/invitations`,
        {
          headers: {
            ...(lie as Record<string, string>),
            authorization: `Bearer ${seat.body.seat}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ role: 'technician', label: 'A screen' }),
        },
      );
      expect(made.status).toBe(201);
      expect(made.text).toContain(`"url":"${server.url}/`);
      const login = await rawRequest(server.url, 'POST', '/api/v1/auth/login', {
        headers: { ...(lie as Record<string, string>), 'content-type': 'application/json' },
        body: JSON.stringify(ADMIN),
      });
      const isNamed = 'host' in lie;
      expect([login.status, login.headers['set-cookie'] === undefined]).toEqual(
        isNamed ? [403, true] : [200, false],
      );
    }
    await server.dispose();
  }, 60_000);
});
