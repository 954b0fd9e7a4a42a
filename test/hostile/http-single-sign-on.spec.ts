import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { HttpBrowser, type Landed } from '../harness/http-browser.js';
import { rawRequest } from '../harness/http-raw.js';
import { TestProvider, type Vouching } from '../harness/provider.js';
import { ADMIN, TestServer } from '../harness/server.js';

const CALLBACK = '/api/v1/auth/oidc/callback';
const AMA: Vouching = { sub: 'ama', claims: { email: ADMIN.email, email_verified: true, name: 'Ama' } };
const person = (sub: string, email: string, verified = true): Vouching => ({
  sub,
  claims: { email, email_verified: verified, name: `The ${sub}` },
});

describe('single sign-on', () => {
  let provider: TestProvider;
  let server: TestServer;
  let browser: HttpBrowser;

  beforeAll(async () => {
    provider = await TestProvider.start();
    const limits = { LIMIT_LOGINS_PER_QUARTER_HOUR: '0', LOG_LEVEL: 'info' };
    const allowed = { OIDC_ALLOWED: 'example.org institute.example', OIDC_CREATE: 'true' };
    server = await TestServer.start({ ...limits, ...provider.settings, ...allowed });
    await provider.serves(`${server.url}${CALLBACK}`);
  }, 60_000);
  afterAll(async () => {
    await server.dispose();
    await provider.end();
  });
  beforeEach(() => {
    browser = new HttpBrowser();
  });

  const begin = (query = '') => `${server.url}/api/v1/auth/oidc${query}`;
  const isHome = (url: URL) => url.origin === server.url && url.pathname !== CALLBACK;
  /** Goes to the provider and back, up to where the server sends the browser on. */
  const signOn = (query = '', as: HttpBrowser = browser): Promise<Landed> => as.open(begin(query), isHome);
  /** Goes as far as the answer of the provider, which is not delivered. */
  const answer = async (as: HttpBrowser = browser): Promise<URL> =>
    (await as.open(begin(), (url) => url.pathname === CALLBACK)).url;
  const who = async (as: HttpBrowser = browser) => (await as.call(server.url, 'GET', '/auth/me')).json;
  const cameTo = ({ url }: Landed): string => `${url.pathname}${url.search}`;

  it('is offered by name on the sign-in page, and leads back to it signed in', async () => {
    const ways = await browser.call(server.url, 'GET', '/auth/ways');
    expect(ways.json).toEqual({ oidc: { name: 'The Institute' } });
    await provider.vouch(AMA);
    expect(cameTo(await signOn())).toBe('/console');
    expect(await who()).toMatchObject({ account: { email: ADMIN.email, administrator: true } });
  });

  it('asks with the code flow, PKCE, state and nonce, and takes answers at the public address alone', async () => {
    const elsewhere = await rawRequest(server.url, 'GET', '/api/v1/auth/oidc', {
      headers: { host: 'evil.example' },
    });
    expect([elsewhere.status, elsewhere.headers['location']]).toEqual([303, '/console?signon=failed']);
    const left = await browser.step(begin());
    const asked = new URL(left.headers.get('location') ?? '');
    expect(asked.origin).toBe(provider.issuer);
    const { state, nonce, code_challenge, ...plain } = Object.fromEntries(asked.searchParams);
    expect(plain).toEqual({
      client_id: 'openfloor',
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}${CALLBACK}`,
    });
    for (const random of [state, nonce, code_challenge]) expect(random).toMatch(/^[\w-]{43}$/);
    expect(left.headers.getSetCookie()[0]).toMatch(/^signon=[\w-]+; Max-Age=600; .*HttpOnly; SameSite=Lax$/);
  });

  it('gives a new cookie each time, and ends one that was planted', async () => {
    await provider.vouch(AMA);
    await signOn();
    const first = browser.cookie(server.url, 'sid') ?? '';
    await signOn();
    expect(browser.cookie(server.url, 'sid')).not.toBe(first);
    const other = new HttpBrowser();
    other.plant(server.url, 'sid', first);
    expect(await who(other)).toMatchObject({ status: 401 });
  });

  it('knows somebody by issuer and subject from then on, and lets nobody else have the account', async () => {
    await provider.vouch(AMA);
    await signOn();
    await provider.vouch(person('ama', 'ama.new@example.org'));
    expect(cameTo(await signOn())).toBe('/console');
    expect(await who()).toMatchObject({ account: { email: ADMIN.email } });
    const thief = new HttpBrowser();
    await provider.vouch(person('thief', ADMIN.email));
    expect(cameTo(await signOn('', thief))).toBe('/console?signon=taken');
    expect(await who(thief)).toMatchObject({ status: 401 });
  });

  it.each([
    ['unverified', person('unsure', ADMIN.email, false)],
    ['unverified', { sub: 'mute', claims: { email_verified: true } }],
    ['elsewhere', person('guest', 'guest@elsewhere.example')],
    ['elsewhere', person('near', 'near@notexample.org')],
    ['denied', { deny: true }],
  ] as [string, Vouching][])('says %s in words and signs nobody in: %j', async (end, next) => {
    await provider.vouch(next);
    expect(cameTo(await signOn())).toBe(`/console?signon=${end}`);
    expect(browser.cookie(server.url, 'sid')).toBeUndefined();
    expect(await who()).toMatchObject({ status: 401 });
  });

  it('makes accounts of those domains where the settings say so, without rights over others', async () => {
    await provider.vouch(person('ben', 'Ben@Institute.example'));
    expect(cameTo(await signOn())).toBe('/console');
    expect(await who()).toEqual({
      account: {
        id: expect.any(String),
        email: 'ben@institute.example',
        name: 'The ben',
        administrator: false,
      },
    });
    for (const password of ['none', ''])
      expect(
        (await browser.call(server.url, 'POST', '/auth/login', { email: 'ben@institute.example', password }))
          .status,
      ).toBe(401);
    const begun = await browser.call(server.url, 'POST', '/auth/second-factor', { password: 'none' });
    expect(begun.status).toBe(403);
    expect((await browser.call(server.url, 'GET', '/auth/second-factor')).json).toMatchObject({
      on: false,
      hasPassword: false,
    });
  });

  it('takes no answer in another browser, without its cookie, changed, twice, or out of nowhere', async () => {
    await provider.vouch(AMA);
    const mine = await answer();
    const failed = '/console?signon=failed';
    const stranger = new HttpBrowser();
    expect(cameTo(await stranger.open(mine, isHome))).toBe(failed);
    await answer(stranger);
    expect(cameTo(await stranger.open(mine, isHome))).toBe(failed);
    for (const name of ['state', 'code', 'iss']) {
      const changed = new URL(await answer());
      changed.searchParams.set(name, 'another');
      expect(cameTo(await browser.open(changed, isHome))).toBe(failed);
    }
    const doubled = new URL(await answer());
    doubled.searchParams.append('code', 'another');
    expect(cameTo(await browser.open(doubled, isHome))).toBe(failed);
    const once = await answer();
    const kept = browser.cookie(server.url, 'signon') ?? '';
    expect(cameTo(await browser.open(once, isHome))).toBe('/console');
    expect(cameTo(await browser.open(once, isHome))).toBe(failed);
    browser.plant(server.url, 'signon', kept);
    expect(cameTo(await browser.open(once, isHome))).toBe(failed);
    for (const query of ['', '?code=x', '?error=access_denied', '?code=x&state=y'])
      expect(cameTo(await new HttpBrowser().open(`${server.url}${CALLBACK}${query}`, isHome))).toBe(failed);
  });

  it.each(['nonce', 'code_challenge', 'state'])(
    'takes no answer to a question whose %s somebody changed on the way',
    async (name) => {
      await provider.vouch(AMA);
      const left = await browser.step(begin());
      const changed = new URL(left.headers.get('location') ?? '');
      changed.searchParams.set(name, 'A'.repeat(43));
      expect(cameTo(await browser.open(changed, isHome))).toBe('/console?signon=failed');
      expect(await who()).toMatchObject({ status: 401 });
    },
  );

  it('H46: leads nowhere but to the console, whatever the address asks for', async () => {
    await provider.vouch(AMA);
    const evil = '//evil.example/';
    for (const query of [
      `?next=${evil}`,
      `?session=${encodeURIComponent(evil)}`,
      `?l=${encodeURIComponent(evil)}`,
      `?returnTo=https:${evil}&redirect_uri=https:${evil}&session=a&session=b`,
      '?session=%0d%0aSet-Cookie:x=y',
    ])
      expect(cameTo(await signOn(query))).toBe('/console');
    expect(cameTo(await signOn('?session=athens-2006&l=ar'))).toBe('/console?session=athens-2006&l=ar');
  });

  it('is not begun by the page of somebody else', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const { status, headers } = await browser.step(begin(), { headers: { 'sec-fetch-site': site } });
      expect([status, headers.get('location')]).toEqual([303, '/console']);
      expect(browser.cookie(server.url, 'signon')).toBeUndefined();
    }
  });

  it('still asks for the code where the account has a second factor, in the same browser alone', async () => {
    await provider.vouch(AMA);
    await browser.call(server.url, 'POST', '/auth/login', ADMIN);
    const begun = await browser.call(server.url, 'POST', '/auth/second-factor', ADMIN_PASSWORD);
    const secret = String(begun.json['secret']);
    const code = await generate({ secret });
    const on = await browser.call(server.url, 'POST', '/auth/second-factor/confirm', { code });
    const [recovery = ''] = on.json['recoveryCodes'] as string[];
    const other = new HttpBrowser();
    expect(cameTo(await signOn('', other))).toBe('/console?signon=code');
    expect(await who(other)).toMatchObject({ status: 401 });
    const finish = (as: HttpBrowser, typed: string) =>
      as.call(server.url, 'POST', '/auth/oidc/code', { code: typed });
    expect((await finish(other, '000000')).json).toMatchObject({ status: 401, code: 'SECOND_FACTOR' });
    expect((await finish(other, code)).json).toMatchObject({ status: 401, code: 'SECOND_FACTOR' });
    expect((await finish(new HttpBrowser(), recovery)).json).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await finish(other, recovery)).json).toMatchObject({ account: { email: ADMIN.email } });
    expect(await who(other)).toMatchObject({ account: { email: ADMIN.email } });
    expect((await finish(other, recovery)).status).toBe(401);
  });

  it('says so when the provider is away, and writes no secret and no address into the log', async () => {
    await provider.end();
    const restarted = new HttpBrowser();
    await server.restart('SIGTERM');
    expect(cameTo(await signOn('', restarted))).toBe('/console?signon=away');
    expect(server.log).toContain('"audit":"signed in"');
    expect(server.log).toContain('"way":"single sign-on"');
    for (const secret of [ADMIN.email, TestProvider.client.clientSecret, 'code=', 'ben@', '127.0.0.1"'])
      expect(server.log).not.toContain(secret);
  });
});

const ADMIN_PASSWORD = { password: ADMIN.password };
