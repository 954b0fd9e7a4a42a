import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createClient } from 'redis';
import { TestRedis } from '../../../../test/harness/redis.js';
import { until } from '../../../../test/harness/until.js';
import { Config } from '../config/config.js';
import { Log } from './log.js';
import { LoginLimits } from './login-limits.js';
import { Seals } from './seals.js';
import { Secret } from './secret.js';

const EMAIL = 'ama@example.org';
const open = new Set<LoginLimits>();
let told = '';

/** A node; with `redisUrl` one of several. */
function node(change: Partial<Config['limits']> = {}, redisUrl?: string): LoginLimits {
  const config = Object.assign(new Config(), { redisUrl });
  Object.assign(config.limits, change);
  const log = new Log(config, { write: (line: string) => (told += line) });
  const limits = new LoginLimits(config, new Seals(new Secret('a secret that only tests know')), log);
  open.add(limits);
  return limits;
}

afterEach(() => {
  for (const limits of open) limits.onModuleDestroy();
  open.clear();
  told = '';
});

const refusal = (trying: Promise<unknown>) =>
  trying.then(
    () => ({ code: 'ok', retryAfterMs: 0 }),
    ({ code, retryAfterMs }: { code: string; retryAfterMs: number }) => ({ code, retryAfterMs }),
  );

/** What holds wherever tries are counted. */
function countsTries(make: (change?: Partial<Config['limits']>) => LoginLimits): void {
  it('per account and address', async () => {
    const own = make({ loginsPerQuarterHour: 2 });
    const tried = await own.takeLogin(EMAIL, '192.0.2.1');
    expect(JSON.stringify(tried)).not.toMatch(/ama|192/);
    await own.takeLogin(EMAIL, '192.0.2.1');
    const { code, retryAfterMs } = await refusal(own.takeLogin(EMAIL, '192.0.2.1'));
    expect(code).toBe('RATE_LIMITED');
    expect(retryAfterMs).toBeGreaterThan(4_000);
    expect(retryAfterMs).toBeLessThanOrEqual(5_000);
    await own.takeLogin(EMAIL, '192.0.2.2');
    await own.takeLogin('ben@example.org', '192.0.2.1');
    await own.signedIn(tried);
    await own.takeLogin(EMAIL, '192.0.2.1');
  });

  it('of strangers from many addresses, who wait after twenty, a minute at most; whose account it is does not', async () => {
    const own = make();
    const guess = (at: number) => own.takeLogin(EMAIL, `198.51.100.${at}`);
    for (let at = 0; at < 20; at += 1) await guess(at);
    expect((await refusal(guess(20))).code).toBe('RATE_LIMITED');
    await own.takeLogin(EMAIL, '198.51.100.21', 'a known browser');
    await own.takeLogin('ben@example.org', '198.51.100.22');
    expect((await refusal(guess(23))).retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('that were right not against the account', async () => {
    const own = make();
    for (let at = 0; at < 60; at += 1) await own.signedIn(await own.takeLogin(EMAIL, `198.51.100.${at}`));
  });

  it('of a known browser too', async () => {
    const own = make({ loginsPerQuarterHour: 2 });
    const known = () => own.takeLogin(EMAIL, '192.0.2.1', 'a known browser');
    await known();
    await known();
    await expect(known()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('of an address, a hundred an hour, whatever they are', async () => {
    const own = make();
    for (let at = 0; at < 50; at += 1) await own.takeLogin(`${at}@example.org`, '192.0.2.1');
    for (let at = 0; at < 50; at += 1) await own.takeSignOn('192.0.2.1');
    expect((await refusal(own.takeSignOn('192.0.2.1'))).code).toBe('RATE_LIMITED');
    expect((await refusal(own.takeLogin('x@example.org', '192.0.2.1'))).code).toBe('RATE_LIMITED');
    await own.takeSignOn('192.0.2.2');
  });

  it('not at all where the limit is 0', async () => {
    const own = make({ loginsPerQuarterHour: 0 });
    for (let at = 0; at < 200; at += 1) await own.takeLogin(EMAIL, '192.0.2.1');
    for (let at = 0; at < 200; at += 1) await own.takeSignOn('192.0.2.1');
  });
}

describe('tries to sign in are counted in one process', () => {
  countsTries((change) => node(change));
});

describe('tries to sign in are counted over all nodes', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterAll(() => redis.dispose());
  beforeEach(() => redis.flush());

  const answers = (limits: LoginLimits) =>
    until('Redis answers', async () => (await refusal(limits.takeSignOn('203.0.113.9'))).code !== 'BUSY');
  const nodes = async (many: number, change?: Partial<Config['limits']>) => {
    const made = Array.from({ length: many }, () => node(change, redis.url));
    for (const limits of made) await answers(limits);
    return made as [LoginLimits, LoginLimits];
  };

  describe('as in one:', () => {
    let ready: LoginLimits;
    const limited: LoginLimits[] = [];
    beforeEach(async () => {
      ready = node({}, redis.url);
      limited.splice(0, limited.length, node({ loginsPerQuarterHour: 2 }, redis.url));
      for (const limits of [ready, ...limited]) await answers(limits);
    });
    countsTries(({ loginsPerQuarterHour: free } = {}) =>
      free === undefined
        ? ready
        : free === 0
          ? node({ loginsPerQuarterHour: 0 }, redis.url)
          : (limited[0] ?? ready),
    );
  });

  it('of all together', async () => {
    const [one, other] = await nodes(2, { loginsPerQuarterHour: 4 });
    const guesses = Array.from({ length: 8 }, (_, no) =>
      (no % 2 ? one : other).takeLogin(EMAIL, '192.0.2.1'),
    );
    const codes = (await Promise.all(guesses.map(refusal))).map(({ code }) => code);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(4);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
  });

  it('and a right one on one node frees the next on another', async () => {
    const [one, other] = await nodes(2, { loginsPerQuarterHour: 1 });
    const tried = await one.takeLogin(EMAIL, '192.0.2.1');
    expect((await refusal(other.takeLogin(EMAIL, '192.0.2.1'))).code).toBe('RATE_LIMITED');
    await one.signedIn(tried);
    await other.takeLogin(EMAIL, '192.0.2.1');
  });

  it('under names that tell nothing, and that end', async () => {
    const [one] = await nodes(2);
    await one.takeLogin(EMAIL, '192.0.2.1');
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys('*');
    const lasting = await Promise.all(keys.map((key) => client.pTTL(key)));
    client.destroy();
    expect(keys.length).toBeGreaterThanOrEqual(3);
    for (const key of keys) expect(key).toMatch(/^openfloor:login:(own|account|from):[\w-]{43}$/);
    for (const ms of lasting) expect(Number(ms)).toBeGreaterThan(0);
  });

  it('and refused while Redis is gone, however it went, and no longer', async () => {
    const [one, other] = await nodes(2);
    await redis.kill();
    for (const limits of [one, other]) {
      const { code, retryAfterMs } = await refusal(limits.takeLogin(EMAIL, '192.0.2.1'));
      expect([code, retryAfterMs]).toEqual(['BUSY', 5_000]);
      expect((await refusal(limits.takeSignOn('192.0.2.1'))).code).toBe('BUSY');
    }
    const late = node({}, redis.url);
    expect((await refusal(late.takeLogin(EMAIL, '192.0.2.1'))).code).toBe('BUSY');
    await redis.start();
    for (const limits of [one, other, late]) await answers(limits);
    expect((await refusal(other.takeLogin(EMAIL, '192.0.2.1'))).code).toBe('ok');
    redis.freezes();
    const began = performance.now();
    expect((await refusal(one.takeLogin(EMAIL, '192.0.2.1'))).code).toBe('BUSY');
    expect(performance.now() - began).toBeLessThan(3_000);
    redis.thaws();
    await answers(one);
    expect(told.match(/Redis does not answer/g)?.length).toBeGreaterThanOrEqual(2);
    expect(told.match(/Redis does not answer/g)?.length).toBeLessThan(10);
    expect(told).toContain('Redis answers again');
  });
});

describe('what stands in the address of Redis', () => {
  let wrong: Server;
  beforeAll(async () => {
    wrong = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (sent) => void socket.write(`-WRONGPASS what came was ${sent.toString('hex')}\r\n`));
    });
    await new Promise<void>((listening) => wrong.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => void wrong.close());

  it('never stands in the log or in a refusal', async () => {
    const { port } = wrong.address() as AddressInfo;
    const limits = node({}, `redis://somebody:hunter2secret@127.0.0.1:${port}`);
    await until('the log says so', async () => told.includes('Redis does not answer'));
    const refused = await limits.takeLogin(EMAIL, '192.0.2.1').catch((error: Error) => error);
    const said = `${told} ${JSON.stringify(refused)} ${(refused as Error).message}`;
    expect(said).toContain('WRONGPASS');
    expect(said).not.toMatch(/hunter2|somebody|68756e7465/);
  });
});
