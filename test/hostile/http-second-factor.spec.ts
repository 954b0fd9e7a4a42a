import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import { HttpBrowser } from '../harness/http-browser.js';
import { ADMIN, TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const STEP_SECONDS = 30;
let people = 0;
const secondsIntoStep = (): number => (Date.now() / 1_000) % STEP_SECONDS;

/** Somebody of the staff with an account and a browser of their own. */
interface Staff {
  email: string;
  password: string;
  browser: HttpBrowser;
  id: string;
}

describe('the second factor', () => {
  let server: TestServer;
  let organiser: HttpBrowser;

  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_LOGINS_PER_QUARTER_HOUR: '50', LOG_LEVEL: 'info' });
    organiser = new HttpBrowser();
    await organiser.call(server.url, 'POST', '/auth/login', ADMIN);
  }, 60_000);
  afterAll(() => server.dispose());

  let ama: Staff;
  beforeEach(async () => {
    await until('a time step has some seconds left', () => STEP_SECONDS - secondsIntoStep() > 8, 20_000);
    people += 1;
    const told = { email: `ama${people}@example.org`, password: `a sparrow ${people} in the rain` };
    const made = await organiser.call(server.url, 'POST', '/accounts', told);
    ama = { ...told, browser: new HttpBrowser(), id: String(made.json['id']) };
    await login(ama);
  });

  const post = (who: HttpBrowser, path: string, body: object = {}) =>
    who.call(server.url, 'POST', path, body);
  const login = ({ email, password, browser }: Staff, code?: string, as = browser) =>
    post(as, '/auth/login', { email, password, ...(code === undefined ? {} : { code }) });
  const begin = (who: Staff) => post(who.browser, '/auth/second-factor', { password: who.password });
  const confirm = (who: Staff, code: string) => post(who.browser, '/auth/second-factor/confirm', { code });
  /** A code of so many steps from now; the one of `0` is used up by switching on. */
  const codeOf = (secret: string, steps = 0) =>
    generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * STEP_SECONDS });
  /** Switches it on with the code of the step before, so that later ones are still free. */
  async function switchOn(who: Staff): Promise<{ secret: string; recoveryCodes: string[] }> {
    const secret = String((await begin(who)).json['secret']);
    const { json } = await confirm(who, await codeOf(secret, -1));
    return { secret, recoveryCodes: json['recoveryCodes'] as string[] };
  }

  it('needs the password again, and is in force only once a code was shown', async () => {
    const refused = await post(ama.browser, '/auth/second-factor', { password: 'guessed it' });
    expect([refused.status, refused.json['code']]).toEqual([403, 'NOT_ALLOWED']);
    const { json, headers } = await begin(ama);
    expect(headers.get('cache-control')).toBe('no-store');
    const secret = String(json['secret']);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(String(json['uri']));
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
    expect(decodeURIComponent(uri.pathname)).toBe(`/OpenFloor:${ama.email}`);
    expect((await login(ama)).status).toBe(200);
    expect((await confirm(ama, '000000')).status).toBe(403);
    expect((await confirm(ama, await codeOf(secret))).status).toBe(200);
    expect((await begin(ama)).json['code']).toBe('WRONG_STATE');
    expect((await confirm(ama, await codeOf(secret, 1))).json['code']).toBe('WRONG_STATE');
  });

  it('is asked for after the right password and not after a wrong one', async () => {
    const { secret } = await switchOn(ama);
    const half = await login(ama);
    expect([half.status, half.json['code']]).toEqual([401, 'SECOND_FACTOR']);
    expect(half.headers.getSetCookie()).toEqual([]);
    const right = await codeOf(secret);
    const unknown = { ...ama, email: 'nobody@example.org' };
    const wrong = { ...ama, password: 'guessed it' };
    const answers = [
      await login(wrong),
      await login(wrong, right),
      await login(wrong, '000000'),
      await login(unknown, right),
    ];
    for (const { status, json } of answers)
      expect([status, json]).toEqual([401, { ...answers[0]?.json, code: 'NOT_ALLOWED' }]);
    expect((await login(ama, right)).json).toMatchObject({ account: { email: ama.email } });
  });

  it('takes no code twice, nor an earlier one, however many ask at once', async () => {
    const { secret } = await switchOn(ama);
    const code = await codeOf(secret);
    const at = Array.from({ length: 8 }, () => new HttpBrowser());
    const answers = await Promise.all(at.map((browser) => login(ama, code, browser)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(401)]);
    expect((await login(ama, code)).json['code']).toBe('SECOND_FACTOR');
    expect((await login(ama, await codeOf(secret, -1))).json['code']).toBe('SECOND_FACTOR');
    expect((await login(ama, await codeOf(secret, 1))).status).toBe(200);
  });

  it.each([-3, 3, 2_880])('takes no code of %i steps from now', async (steps) => {
    const { secret } = await switchOn(ama);
    expect((await login(ama, await codeOf(secret, steps))).json['code']).toBe('SECOND_FACTOR');
  });

  it.each(['', '0', '12345', '1234567', '١٢٣٤٥٦', "' OR 1=1 --", 'A'.repeat(40), 'AAAA-AAAA-AAAA'])(
    'takes no code such as %j',
    async (code) => {
      await switchOn(ama);
      expect((await login(ama, code)).json['code']).toBe('SECOND_FACTOR');
    },
  );

  it('has ten recovery codes, each for one sign-in, however they are typed', async () => {
    const { recoveryCodes } = await switchOn(ama);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = '', third = ''] = recoveryCodes;
    expect(first).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/);
    expect((await login(ama, first)).status).toBe(200);
    expect((await login(ama, first)).json['code']).toBe('SECOND_FACTOR');
    expect((await login(ama, ` ${second.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(200);
    const state = await ama.browser.call(server.url, 'GET', '/auth/second-factor');
    expect(state.json).toEqual({
      on: true,
      since: expect.any(Number),
      recoveryCodesLeft: 8,
      hasPassword: true,
    });
    const renewed = await post(ama.browser, '/auth/second-factor/codes', {
      password: ama.password,
      code: third,
    });
    const fresh = renewed.json['recoveryCodes'] as string[];
    expect((await login(ama, recoveryCodes[4])).json['code']).toBe('SECOND_FACTOR');
    expect((await login(ama, fresh[0])).status).toBe(200);
  });

  it('is switched off with password and code alone', async () => {
    const { secret, recoveryCodes } = await switchOn(ama);
    const off = (password: string, code: string) =>
      post(ama.browser, '/auth/second-factor/off', { password, code });
    const [recovery = ''] = recoveryCodes;
    expect((await off('guessed it', recovery)).status).toBe(403);
    expect((await off(ama.password, '000000')).json['code']).toBe('SECOND_FACTOR');
    expect((await off(ama.password, await codeOf(secret))).status).toBe(200);
    expect((await login(ama)).status).toBe(200);
    expect((await login(ama, recovery)).status).toBe(200);
    expect((await begin(ama)).status).toBe(201);
  });

  it('is not asked of personal access tokens, which cannot switch it off by themselves', async () => {
    await switchOn(ama);
    const { token } = (await post(ama.browser, '/auth/tokens', { label: 'a program' })).json;
    const program = new HttpBrowser({ authorization: `Bearer ${String(token)}` });
    expect((await program.call(server.url, 'GET', '/auth/me')).status).toBe(200);
    expect((await post(program, '/auth/second-factor/off', { password: 'x', code: '000000' })).status).toBe(
      403,
    );
  });

  it('is taken away by an administrator with their own password, and every login ends', async () => {
    await switchOn(ama);
    const reset = (who: HttpBrowser, id: string, password: string) =>
      post(who, `/accounts/${id}/second-factor/reset`, { password });
    const list = await organiser.call(server.url, 'GET', '/accounts');
    expect(list.json['accounts']).toContainEqual(expect.objectContaining({ id: ama.id, secondFactor: true }));
    expect((await ama.browser.call(server.url, 'GET', '/accounts')).status).toBe(403);
    expect((await reset(ama.browser, ama.id, ama.password)).status).toBe(403);
    expect((await reset(organiser, ama.id, 'guessed it')).status).toBe(403);
    expect((await reset(organiser, crypto.randomUUID(), ADMIN.password)).status).toBe(404);
    const own = String(
      ((await organiser.call(server.url, 'GET', '/auth/me')).json['account'] as { id: string }).id,
    );
    expect((await reset(organiser, own, ADMIN.password)).json['code']).toBe('WRONG_STATE');
    expect((await reset(organiser, ama.id, ADMIN.password)).status).toBe(200);
    expect((await ama.browser.call(server.url, 'GET', '/auth/me')).status).toBe(401);
    expect((await login(ama)).status).toBe(200);
    expect(server.log).toMatch(
      new RegExp(`"audit":"second factor reset","accountId":"${ama.id}","by":"${own}"`),
    );
  });

  it('lies in the database sealed, its recovery codes as digests, and neither stands in the log', async () => {
    const { secret, recoveryCodes } = await switchOn(ama);
    const [recovery = ''] = recoveryCodes;
    const kept = ['openfloor.sqlite', 'openfloor.sqlite-wal']
      .map((name) => readFileSync(join(server.dataDir, name)).toString('latin1'))
      .join('');
    expect(kept).toContain(ama.email);
    for (const canary of [secret, recovery, recovery.replaceAll('-', '')]) {
      expect(kept).not.toContain(canary);
      expect(server.log).not.toContain(canary);
    }
    expect(server.log).toContain('"audit":"second factor on"');
    expect(server.log).not.toContain(ama.email);
    expect(server.log).not.toContain(ama.password);
  });
});

describe('guessing codes of the second factor', () => {
  it('is made to wait after five tries, also by whoever has the password', async () => {
    const server = await TestServer.start({ LOG_LEVEL: 'silent' });
    const browser = new HttpBrowser();
    const post = (path: string, body: object) => browser.call(server.url, 'POST', path, body);
    await post('/auth/login', ADMIN);
    const { json } = await post('/auth/second-factor', { password: ADMIN.password });
    const secret = String(json['secret']);
    await post('/auth/second-factor/confirm', { code: await generate({ secret }) });
    const thief = new HttpBrowser();
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const guess = { ...ADMIN, ...(tries > 0 && { code: String(100_000 + tries) }) };
      statuses.push((await thief.call(server.url, 'POST', '/auth/login', guess)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const next = await generate({ secret, epoch: Math.floor(Date.now() / 1_000) + STEP_SECONDS });
    expect((await post('/auth/login', { ...ADMIN, code: next })).status).toBe(200);
    await server.dispose();
  }, 60_000);
});
