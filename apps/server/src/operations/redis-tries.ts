import { Refusal } from '@openfloor/contract';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { consume, limited } from './limits.js';
import {
  FIRST_WAIT_MS,
  FROM_ADDRESS,
  ownPace,
  STRANGERS,
  type LoginTries,
  type LoginTry,
  type Pace,
} from './login-tries.js';
import type { RedisLine } from './redis-line.js';

const PREFIX = 'openfloor:login';
const AGAIN_MS = 5_000;

/**
 * As `Attempts` counts, over a hash a key, by the clock of Redis. One try against all keys, or against none where one of
 * them must wait; gives the longest wait in ms. Arguments: the first wait, then free, window and longest wait of each key.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local longest = 0
for _, key in ipairs(KEYS) do
  local waitUntil = tonumber(redis.call('HGET', key, 'waitUntil') or '0')
  longest = math.max(longest, waitUntil - now)
end
if longest > 0 then return longest end
for at, key in ipairs(KEYS) do
  local free, window, most = tonumber(ARGV[at * 3 - 1]), tonumber(ARGV[at * 3]), tonumber(ARGV[at * 3 + 1])
  local count = redis.call('HINCRBY', key, 'count', 1)
  local wait = 0
  if count >= free then wait = math.min(tonumber(ARGV[1]) * 2 ^ (count - free), most) end
  redis.call('HSET', key, 'waitUntil', string.format('%.0f', now + wait))
  redis.call('PEXPIRE', key, string.format('%.0f', wait + window))
end
return 0`;

/** The first key is free again; of the second, if there is one, one try does not count. */
const RIGHT = `
redis.call('DEL', KEYS[1])
if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('HINCRBY', KEYS[2], 'count', -1)
  redis.call('HSET', KEYS[2], 'waitUntil', '0')
end
return 0`;

/** Tries to sign in, counted by all nodes together. Where Redis does not answer nobody may try. */
export class RedisTries implements LoginTries {
  private readonly addresses: RateLimiterRedis;
  private readonly pace: Pace;

  constructor(
    private readonly line: RedisLine,
    free: number,
  ) {
    this.pace = ownPace(free);
    this.addresses = new RateLimiterRedis({
      ...FROM_ADDRESS,
      storeClient: line.client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `${PREFIX}:from`,
    });
  }

  async take({ own, account, from }: LoginTry): Promise<void> {
    const counted: [string, Pace][] = [[keyOf('own', own), this.pace]];
    if (account !== undefined) counted.push([keyOf('account', account), STRANGERS]);
    const waitMs = await this.counting(() => this.run(TAKE, counted));
    if (waitMs > 0) throw limited(waitMs);
    await this.takeFrom(from);
  }

  takeFrom(from: string): Promise<void> {
    return this.counting(() => consume(this.addresses, from));
  }

  /** A right try that cannot be taken back stays counted as one: that shuts nobody out for long. */
  async right({ own, account }: LoginTry): Promise<void> {
    const keys = [keyOf('own', own), ...(account === undefined ? [] : [keyOf('account', account)])];
    const { client } = this.line;
    await this.line.ask(() => client.eval(RIGHT, { keys, arguments: [] })).catch(() => undefined);
  }

  close(): void {
    this.line.close();
  }

  private async run(script: string, counted: [string, Pace][]): Promise<number> {
    const keys = counted.map(([key]) => key);
    const paces = counted.flatMap(([, { free, windowMs, longestWaitMs }]) => [free, windowMs, longestWaitMs]);
    const values = [FIRST_WAIT_MS, ...paces].map(String);
    return Number(await this.line.client.eval(script, { keys, arguments: values }));
  }

  private async counting<T>(count: () => Promise<T>): Promise<T> {
    try {
      return await this.line.ask(count);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal('BUSY', 'tries to sign in cannot be counted at the moment', undefined, AGAIN_MS);
    }
  }
}

function keyOf(kind: 'own' | 'account', name: string): string {
  return `${PREFIX}:${kind}:${name}`;
}
