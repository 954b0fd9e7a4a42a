import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../harness/api.js';
import { HttpBrowser } from '../harness/http-browser.js';
import { estateOf, type Estate } from '../harness/http-estate.js';
import { filled, routesOf } from '../harness/http-routes.js';
import { rawSeat } from '../harness/raw.js';
import { ADMIN, TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('a browser that somebody else steers', () => {
  let server: TestServer;
  let ama: Estate;
  let cookie: string;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
    ama = await estateOf(server, 'ama');
    cookie = `sid=${ama.browser.cookie(server.url, 'sid') ?? ''}`;
  }, 60_000);
  afterAll(() => server.dispose());

  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    fetch(`${server.url}${path}`, { method, headers: { cookie, ...headers }, ...(body ? { body } : {}) });
  const meetings = async () =>
    (await api<{ meetings: unknown[] }>(server, 'GET', '/meetings', { token: ama.token })).body.meetings;

  const json = JSON.stringify({ name: 'Planted', label: 'planted', title: 'Planted' });
  /** What the page of another site can make a browser send without asking first. */
  const FORMS: [name: string, type: string, body: string][] = [
    ['a form', 'application/x-www-form-urlencoded', 'name=Planted&title=Planted'],
    ['a form that looks like JSON', 'text/plain', json],
    ['a form with parts', 'multipart/form-data; boundary=x', `--x\r\n\r\n${json}\r\n--x--`],
    ['a beacon', 'text/plain;charset=UTF-8', json],
    ['nothing said of its type', '', json],
  ];

  it.each(FORMS)(
    'H38: changes nothing with %s, whatever the browser says of its page',
    async (_name, type, body) => {
      const before = await meetings();
      const changing = (await routesOf(server)).filter(({ method }) => method !== 'GET');
      expect(changing.length).toBeGreaterThan(15);
      const taken: string[] = [];
      for (const route of changing)
        for (const whence of WHENCE) {
          const answer = await send(
            route.method,
            `/api/v1${filled(route, ama.sessionId)}`,
            { 'content-type': type, ...whence },
            body,
          );
          if (![400, 415].includes(answer.status))
            taken.push(`${route.method} ${route.path} ${answer.status}`);
          if (answer.status === 400 && type !== '') taken.push(`${route.method} ${route.path} was parsed`);
        }
      expect(taken).toEqual([]);
      expect(await meetings()).toEqual(before);
    },
  );

  it('H38: changes nothing with proper JSON unless it comes from a page of ours with our header', async () => {
    const before = await meetings();
    const own = { origin: server.url, 'x-openfloor': '1', 'sec-fetch-site': 'same-origin' };
    const proper = JSON.stringify({ name: 'Planted' });
    const make = async (headers: Record<string, string>) =>
      (await send('POST', '/api/v1/meetings', { 'content-type': 'application/json', ...headers }, proper))
        .status;
    for (const headers of [
      {},
      { 'x-openfloor': '1' },
      { origin: server.url },
      { ...own, origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, origin: `${server.url}.evil.example` },
      { ...own, origin: server.url.replace('127.0.0.1', 'localhost') },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      { ...own, 'sec-fetch-site': 'none' },
    ])
      expect([headers, await make(headers as Record<string, string>)]).toEqual([headers, 403]);
    expect(await meetings()).toEqual(before);
    expect(await make(own)).toBe(201);
  });

  it('H38: changes nothing by looking, by any method in disguise, or by a preflight', async () => {
    const before = JSON.stringify([await meetings(), (await state()).rev]);
    for (const { method, path } of await routesOf(server)) {
      const at = `/api/v1${filled({ path }, ama.sessionId)}`;
      if (method === 'GET' && !path.includes('oidc')) await send('GET', at, {});
      if (method === 'GET') continue;
      const disguised = { 'x-http-method-override': method, 'x-method-override': method };
      await send('GET', `${at}?_method=${method}`, disguised);
      const asked = await send('OPTIONS', at, {
        origin: 'https://evil.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'x-openfloor, content-type',
      });
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(JSON.stringify([await meetings(), (await state()).rev])).toBe(before);
  });

  it('H38: finds no plain form of the audience either that another site may send', async () => {
    const page = `/s/${ama.code}`;
    const body = 'form=abcdefghijklmnop&ask=1&text=Planted&language=en&identity=anonymous';
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const before = (await state()).rev;
    for (const whence of [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { referer: 'https://evil.example/' },
      { origin: server.url, 'sec-fetch-site': 'cross-site' },
      { referer: `${server.url}/`, 'sec-fetch-site': 'cross-site' },
    ])
      expect(
        (await send('POST', page, { ...form, ...(whence as Record<string, string>) }, body)).status,
      ).toBe(403);
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x'])
      expect((await send('POST', page, { 'content-type': type, origin: server.url }, body)).status).toBe(415);
    expect((await state()).rev).toBe(before);
  });

  const state = async () =>
    (
      await api<{ rev: number }>(server, 'GET', `/sessions/${ama.sessionId}/state`, {
        token: ama.moderator.seat,
      })
    ).body;

  it('H39: gets a new cookie with each sign-in; one that was planted before is worth nothing', async () => {
    const victim = new HttpBrowser();
    const login = () =>
      victim.call(server.url, 'POST', '/auth/login', {
        email: ama.account.email,
        password: ama.account.password,
      });
    for (const planted of ['planted-by-somebody', ama.browser.cookie(server.url, 'sid') ?? '']) {
      victim.plant(server.url, 'sid', planted);
      const { headers } = await login();
      const [set = ''] = headers.getSetCookie();
      expect(set).toMatch(/^sid=[\w-]{43}; Max-Age=86400; Path=\/; .*HttpOnly; SameSite=Lax$/);
      expect(set).not.toMatch(/domain=/i);
      expect(victim.cookie(server.url, 'sid')).not.toBe(planted);
      const thief = new HttpBrowser();
      thief.plant(server.url, 'sid', planted);
      expect((await thief.call(server.url, 'GET', '/auth/me')).status).toBe(401);
    }
  });

  describe('signing out', () => {
    /** A browser that is signed in and looks at the session, and whether its socket still stands. */
    async function looking(): Promise<{ browser: HttpBrowser; isOpen: () => boolean; close: () => void }> {
      const browser = new HttpBrowser();
      const { email, password } = ama.account;
      await browser.call(server.url, 'POST', '/auth/login', { email, password });
      const headers = { cookie: `sid=${browser.cookie(server.url, 'sid') ?? ''}`, origin: server.url };
      const seat = await rawSeat(server, { session: ama.sessionId, as: 'staff' }, headers);
      expect(seat.welcome.you.channel).toBe('staff');
      return { browser, isOpen: () => seat.socket.connected, close: seat.close };
    }

    it('H39: closes the sockets of that browser and no others', async () => {
      const [one, other] = [await looking(), await looking()];
      expect((await one.browser.call(server.url, 'POST', '/auth/logout', {})).status).toBe(200);
      await until('the socket is closed', () => !one.isOpen());
      expect((await one.browser.call(server.url, 'GET', '/auth/me')).status).toBe(401);
      expect(other.isOpen()).toBe(true);
      other.close();
    });

    it('H39: from a list of devices closes theirs, and is offered for one’s own alone', async () => {
      const [one, other] = [await looking(), await looking()];
      const { json } = await one.browser.call(server.url, 'GET', '/auth/logins');
      const logins = json['logins'] as { id: string; current: boolean; label: string; seenAt: number }[];
      expect(logins.filter(({ current }) => current)).toHaveLength(1);
      const own = logins.find(({ current }) => current)?.id ?? '';
      const rest = logins.filter(({ current }) => !current).map(({ id }) => id);
      for (const id of rest)
        expect((await one.browser.call(server.url, 'DELETE', `/auth/logins/${id}`)).status).toBe(200);
      await until('the other socket is closed', () => !other.isOpen());
      expect(one.isOpen()).toBe(true);
      expect((await one.browser.call(server.url, 'DELETE', `/auth/logins/${rest[0]}`)).status).toBe(404);
      expect((await one.browser.call(server.url, 'DELETE', `/auth/logins/${own}`)).status).toBe(200);
      await until('its own socket is closed', () => !one.isOpen());
    });

    it('H39: by a new password closes all others, and ends every token', async () => {
      const [one, other] = [await looking(), await looking()];
      const made = await one.browser.call(server.url, 'POST', '/auth/tokens', { label: 'a program' });
      const token = String(made.json['token']);
      const password = `${ama.account.password} again`;
      const change = { current: ama.account.password, password };
      expect((await one.browser.call(server.url, 'POST', '/auth/password', change)).status).toBe(200);
      ama.account.password = password;
      await until('the other socket is closed', () => !other.isOpen());
      expect(one.isOpen()).toBe(true);
      expect((await api(server, 'GET', '/auth/me', { token })).status).toBe(401);
      one.close();
    });
  });

  it('H48: deletes once, and nothing more when the same request comes again', async () => {
    const browser = new HttpBrowser();
    await browser.call(server.url, 'POST', '/auth/login', ADMIN);
    const make = async (name: string) =>
      String((await browser.call(server.url, 'POST', '/meetings', { name })).json['id']);
    const [first, second] = [await make('Twice deleted'), await make('Stays')];
    const drop = () => browser.call(server.url, 'DELETE', `/meetings/${first}`);
    const both = await Promise.all([drop(), drop(), drop()]);
    expect(both.every(({ status }) => status === 200 || status === 404)).toBe(true);
    expect((await drop()).status).toBe(404);
    expect((await browser.call(server.url, 'GET', `/meetings/${second}`)).status).toBe(200);
    const token = await browser.call(server.url, 'POST', '/auth/tokens', { label: 'ended twice' });
    const end = () => browser.call(server.url, 'DELETE', `/auth/tokens/${String(token.json['id'])}`);
    expect([(await end()).status, (await end()).status]).toEqual([200, 404]);
    const told = { email: 'once@example.org', password: 'a lantern at sea' };
    const add = () => browser.call(server.url, 'POST', '/accounts', told);
    const added = await Promise.all([add(), add(), add()]);
    expect(added.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

const WHENCE: Record<string, string>[] = [
  {},
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
];
