import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { api } from '../harness/api.js';
import { estateOf, type Estate } from '../harness/http-estate.js';
import { rawRequest } from '../harness/http-raw.js';
import { documentOf, filled, routesOf } from '../harness/http-routes.js';
import { rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('requests out of shape', () => {
  let server: TestServer;
  let ama: Estate;
  let pid: number;
  beforeAll(async () => {
    const settings = { LIMIT_LOGINS_PER_QUARTER_HOUR: '0', LOG_LEVEL: 'trace', LOG_FORMAT: 'json' };
    server = await TestServer.start(settings);
    ama = await estateOf(server, 'ama');
    pid = server.pid;
  }, 60_000);
  afterAll(() => server.dispose());

  const reads = (seat: string) => api(server, 'GET', `/sessions/${ama.sessionId}/state`, { token: seat });

  describe('a seat token', () => {
    /** The claim of a token, changed, with its old signature. */
    const changed = (seat: string, change: object): string => {
      const [mark, key, claim = '', signature] = seat.split('.');
      const before = JSON.parse(Buffer.from(claim, 'base64url').toString()) as object;
      return [mark, key, base64({ ...before, ...change }), signature].join('.');
    };
    const jwt = (header: object, claim: object, key: string): string => {
      const signed = `${base64(header)}.${base64(claim)}`;
      return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
    };

    it('H41: opens nothing when it is forged, changed, cut, of another key or of another session', async () => {
      const { seat } = ama.participant;
      const [mark = '', key = '', claim = '', signature = ''] = seat.split('.');
      const forged = [
        changed(seat, { actor: { type: 'invited', id: ama.moderator.actor.id } }),
        changed(seat, { endsAt: 9e15 }),
        changed(seat, { sessionId: crypto.randomUUID() }),
        [mark, key, claim].join('.'),
        [mark, key, claim, ''].join('.'),
        [mark, key, claim, 'A'.repeat(signature.length)].join('.'),
        [mark, 'AAAAAA', claim, signature].join('.'),
        [mark, key, claim, signature, signature].join('.'),
        `${seat}A`,
        seat.slice(0, -1),
        ['none', key, claim, signature].join('.'),
        jwt({ alg: 'none', typ: 'JWT' }, { sub: ama.moderator.actor.id, role: 'moderator' }, ''),
        jwt({ alg: 'HS256', typ: 'JWT' }, { sub: ama.moderator.actor.id, role: 'moderator' }, 'secret'),
        `${base64({ alg: 'none' })}.${base64({ role: 'organiser' })}.`,
        'null',
        '{}',
        'A'.repeat(8_000),
      ];
      for (const token of forged) {
        const { status, body } = await reads(token);
        expect([401, 403]).toContain(status);
        expect(JSON.stringify(body)).not.toContain(ama.canary);
        await expect(rawSeat(server, { session: ama.sessionId, seat: token })).rejects.toBeDefined();
      }
      expect((await reads(seat)).status).toBe(200);
      const other = await estateOf(server, 'cho');
      for (const token of [other.moderator.seat, other.participant.seat]) {
        expect((await reads(token)).status).toBe(403);
        await expect(rawSeat(server, { session: ama.sessionId, seat: token })).rejects.toBeDefined();
      }
    });

    it('H41: opens nothing from the address of a request, and no token ever stands in an address or the log', async () => {
      const { seat } = ama.moderator;
      for (const name of ['seat', 'token', 'access_token', 'auth', 'authorization', 'bearer'])
        for (const path of [`/sessions/${ama.sessionId}/invitations`, `/sessions/${ama.sessionId}/state`])
          expect((await api(server, 'GET', `${path}?${name}=${seat}`)).status).not.toBe(200);
      expect((await api(server, 'GET', `/auth/me?token=${ama.token}`)).status).toBe(401);
      const document = JSON.stringify(await documentOf(server));
      expect(document).not.toMatch(/"name":"[^"]*(token|seat|secret|password)[^"]*","in":"(query|path)"/i);
      const links = Object.entries(server.links());
      for (const [name, link] of links)
        if (name !== 'audience') expect(new URL(link).hash.length).toBeGreaterThan(20);
      expect(server.log).toContain('"route":"/api/v1/sessions/:id/state"');
      for (const secret of [seat, ama.participant.seat, ama.token, ama.code, 'seat=', 'canary'])
        expect(server.log).not.toContain(secret);
    });
  });

  describe('what is no JSON', () => {
    const TYPES = [
      'text/plain',
      'text/html',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'application/jsonp',
      'text/json',
      'image/svg+xml',
      'image/png',
      'application/octet-stream',
      'application/xml',
      'text/plain; application/json',
      'text/plain, application/json',
      '',
    ];

    it('H44: is taken by no route whatever its type says; there is no way to upload a file at all', async () => {
      const content = Object.values((await documentOf(server)).paths)
        .flatMap((methods) => Object.values(methods))
        .flatMap(({ requestBody }) => Object.keys(requestBody?.content ?? {}));
      expect(new Set(content)).toEqual(new Set(['application/json']));
      const taken: string[] = [];
      for (const route of (await routesOf(server)).filter(({ takesBody }) => takesBody))
        for (const type of TYPES) {
          const { status } = await rawRequest(server.url, route.method, `/api/v1${filled(route)}`, {
            headers: { 'content-type': type, authorization: `Bearer ${ama.token}` },
            body: '{"name":"x"}',
          });
          if (status !== 415) taken.push(`${route.path} ${type} ${status}`);
        }
      expect(taken).toEqual([]);
    });

    it('H44: with a type that lies is not read as something else', async () => {
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
      const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000)]);
      const login = (body: string | Buffer, more: Record<string, string> = {}) =>
        rawRequest(server.url, 'POST', '/api/v1/auth/login', { headers: { ...JSON_TYPE, ...more }, body });
      expect((await login(svg)).status).toBe(400);
      expect((await login(png)).status).toBe(400);
      expect((await login(gzipSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'gzip' })).status).toBe(
        413,
      );
      expect((await login('{}', { 'content-encoding': 'compress' })).status).toBe(415);
      const latin = { 'content-type': 'application/json; charset=iso-8859-1' };
      expect((await login('{}', latin)).status).toBe(415);
    });

    it.each([
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets/%00',
      '/assets//etc/passwd',
      '/assets/%c0%ae%c0%ae/package.json',
      '/api/docs/..%2fpackage.json',
      '/api/docs/../../package.json',
      '//evil.example/..',
    ])('H44: gives no file outside of its own for %s', async (path) => {
      const { status, text } = await rawRequest(server.url, 'GET', path);
      expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/"dependencies"|root:/);
    });
  });

  it.each([
    '/?next=//evil.example',
    '/s?code=//evil.example',
    '/s?code=https://evil.example',
    '/s/%2f%2fevil.example',
    '/s/..%2f..%2f%2fevil.example',
    '/console?next=https://evil.example&return=//evil.example&redirect=//evil.example',
    '/console/?session=//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/hub?next=//evil.example',
    '/stage/AAAAAA?next=//evil.example',
    '/session/%2f%2fevil.example',
  ])('H46: leads nobody away by %s', async (path) => {
    const { status, headers } = await rawRequest(server.url, 'GET', path);
    expect(status).toBeLessThan(500);
    const to = headers['location'];
    if (to === undefined) return;
    expect(new URL(String(to), server.url).origin).toBe(server.url);
    expect(String(to)).not.toMatch(/^\/[/\\]/);
  });

  it('H46: keeps a code that was typed on this server, with what belongs to it and nothing else', async () => {
    const typed = `${ama.code.slice(0, 3)}-${ama.code.slice(3).toLowerCase()}`;
    const query = `code=${typed}&l=ar&next=//evil.example&hub=h-1%0d%0aX: y`;
    const { status, headers } = await rawRequest(server.url, 'GET', `/s?${query}`.replace(' ', '%20'));
    expect([status, headers['location']]).toEqual([303, `/s/${ama.code}?l=ar`]);
    const form = await rawRequest(server.url, 'POST', `/s/${ama.code}?next=//evil.example&l=//evil`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url },
      body: 'form=x&up=1&next=//evil.example',
    });
    expect(form.status).toBe(303);
    expect(String(form.headers['location'])).toMatch(new RegExp(`^/s/${ama.code}\\?said=[\\w-]+#q1$`));
  });

  it('H47: with parameters given twice, a thousand of them, or odd names is answered and not confused', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, at) => `key${at}=${at}`).join('&');
    const odd =
      '__proto__[x]=1&constructor.prototype.x=1&a[b][c]=1&session[$gt]=&l=ar&l=fr&list=top&list=mine';
    const twice =
      'code=a&code=b&session=a&session=b&since=a&since=b&first=1&first=2&page=1&page=2&after=1&after=2';
    const failed: string[] = [];
    for (const { method, path } of await routesOf(server)) {
      if (method !== 'GET') continue;
      for (const query of [thousand, odd, twice]) {
        const at = `/api/v1${filled({ path }, ama.sessionId)}?${query}`;
        const headers = { authorization: `Bearer ${ama.token}` };
        const { status, json } = await rawRequest(server.url, 'GET', at, { headers });
        if (status >= 500 && json['code'] !== 'RATE_LIMITED')
          failed.push(`${path} ${query.slice(0, 20)} ${status}`);
      }
    }
    for (const page of ['/', '/s', `/s/${ama.code}`, '/console', '/hub', `/stage/${ama.code}`])
      for (const query of [thousand, odd, twice]) {
        const { status } = await rawRequest(server.url, 'GET', `${page}?${query}`);
        if (status >= 500) failed.push(`${page} ${query.slice(0, 20)} ${status}`);
      }
    expect(failed).toEqual([]);
    expect((await rawRequest(server.url, 'GET', '/s?code=AAAAAA&code=BBBBBB')).status).toBe(404);
  });

  it('H47: with JSON 200 deep, 30,000 deep or with names of the prototype is refused by every route', async () => {
    const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);
    const bodies = [
      deep(200, '[', ']'),
      `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
      deep(30_000, '[', ']'),
      '['.repeat(60_000),
      '{"__proto__":{"administrator":true},"name":"x"}',
      '{"constructor":{"prototype":{"administrator":true}},"administrator":true}',
      '{"email":["a@b.c"],"password":{"$gt":""}}',
      'null',
      '"text"',
      '1e400',
    ];
    const taken: string[] = [];
    for (const route of (await routesOf(server)).filter(({ takesBody }) => takesBody))
      for (const body of bodies) {
        const path = `/api/v1${filled(route, ama.sessionId)}`;
        const headers = { ...JSON_TYPE, authorization: `Bearer ${ama.token}` };
        const { status } = await rawRequest(server.url, route.method, path, { headers, body });
        if (status < 400 || status >= 500)
          taken.push(`${route.method} ${route.path} ${body.slice(0, 30)} ${status}`);
      }
    expect(taken).toEqual([]);
    const me = await api(server, 'GET', '/auth/me', { token: ama.token });
    expect(me.body).toMatchObject({ account: { administrator: false } });
  });

  it('leaves the process as it was, with no fault of its own in the log', () => {
    expect(server.pid).toBe(pid);
    expect(server.log).not.toMatch(/"level":(50|60)/);
  });
});

describe('the headers of every answer', () => {
  const standard = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 60_000);
  afterAll(() => server.dispose());

  const get = (path: string, more: Record<string, string> = {}) =>
    rawRequest(server.url, 'GET', path, { headers: more });
  const directives = (policy: unknown): Map<string, string> =>
    new Map(
      String(policy)
        .split('; ')
        .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
    );

  it('let pages run their own scripts alone, and nobody frame them', async () => {
    const code = server.links().audience.split('/').at(-1) ?? '';
    for (const path of ['/', '/console', '/hub', `/s/${code}`, `/stage/${code}`, '/s/AAAAAA', '/api/docs']) {
      const { headers } = await get(path);
      const policy = directives(headers['content-security-policy']);
      expect([path, policy.get('default-src'), policy.get('object-src')]).toEqual([path, "'none'", "'none'"]);
      expect(policy.get('script-src')).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
      if (path !== '/api/docs') expect(policy.get('style-src')).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
      expect([policy.get('base-uri'), policy.get('form-action')]).toEqual(["'none'", "'self'"]);
      expect(policy.get('frame-ancestors')).toBe("'none'");
      if (path !== '/api/docs') expect(policy.get('require-trusted-types-for')).toBe("'script'");
      expect(headers['x-frame-options']).toBe('DENY');
      const own = path === `/s/${code}` ? { ...standard, 'referrer-policy': 'same-origin' } : standard;
      expect(headers).toMatchObject(own);
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('let others frame the overlay of a stage, and no other page by its words', async () => {
    const framed = async (path: string) => {
      const { headers } = await get(path);
      const policy = directives(headers['content-security-policy']);
      return [policy.get('frame-ancestors'), headers['x-frame-options']];
    };
    expect(await framed('/stage/AAAAAA?overlay')).toEqual(['*', undefined]);
    for (const path of ['/console?overlay', '/hub?overlay', '/?overlay', '/stage/AAAAAA?no=1'])
      expect(await framed(path)).toEqual(["'none'", 'DENY']);
  });

  it('let the API load nothing and be kept by nobody, whatever it answers', async () => {
    for (const path of [
      '/api/v1/meetings',
      '/api/v1/auth/me',
      '/api/v1/nowhere',
      '/api/v1/auth/ways',
      '/api/openapi.json',
    ]) {
      const { headers } = await get(path);
      expect(headers).toMatchObject({ ...standard, 'cache-control': 'no-store' });
      expect(directives(headers['content-security-policy']).get('default-src')).toBe("'none'");
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('keep browsers to https, and the cookies to this host, where the public address is https', async () => {
    const tls = await TestServer.start({ PUBLIC_URL: 'https://floor.example.org', TRUST_PROXY: '1' });
    const at = { 'x-forwarded-host': 'floor.example.org', 'x-forwarded-proto': 'https' };
    const { headers } = await rawRequest(tls.url, 'GET', '/console', { headers: at });
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    const login = await rawRequest(tls.url, 'POST', '/api/v1/auth/login', {
      headers: { ...at, ...JSON_TYPE },
      body: JSON.stringify({ email: 'organiser@example.org', password: 'correct horse battery' }),
    });
    const [sid = '', known = ''] = login.headers['set-cookie'] ?? [];
    for (const [set, name] of [
      [sid, '__Host-sid'],
      [known, '__Host-known'],
    ] as const) {
      expect(set).toMatch(
        new RegExp(`^${name}=[\\w.-]+; Max-Age=\\d+; Path=/; .*HttpOnly; Secure; SameSite=Lax$`),
      );
      expect(set).not.toMatch(/domain=/i);
    }
    await tls.dispose();
  }, 60_000);
});
