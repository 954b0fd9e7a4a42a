import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LocalTries } from './local-tries.js';
import { Log } from './log.js';
import type { LoginTries, LoginTry } from './login-tries.js';
import { addressKey } from './origin.js';
import { RedisLine } from './redis-line.js';
import { RedisTries } from './redis-tries.js';
import { Seals } from './seals.js';

const NAMED_FOR = 'tries to sign in';

/**
 * How often somebody may try to sign in; a limit of 0 is no limit. With `REDIS_URL` all nodes count together, and while
 * Redis does not answer nobody may try: a guesser must not win by going from node to node, or by waiting for an outage.
 */
@Injectable()
export class LoginLimits implements OnModuleDestroy {
  private readonly tries: LoginTries | undefined;

  constructor(
    { limits, redisUrl }: Config,
    private readonly seals: Seals,
    log: Log,
  ) {
    const free = limits.loginsPerQuarterHour;
    if (free === 0) return;
    this.tries =
      redisUrl === undefined
        ? new LocalTries(free)
        : new RedisTries(new RedisLine(redisUrl, log, 'nobody can sign in until it does'), free);
  }

  /**
   * Counts a try to sign in, or refuses `RATE_LIMITED`, or `BUSY` where tries cannot be counted. Give the result back to
   * `signedIn` if it was right. A browser that was signed in to this account before is named: it is counted by itself, so
   * that nobody who guesses from many addresses shuts out whom the account belongs to.
   */
  async takeLogin(email: string, address: string | undefined, browser?: string): Promise<LoginTry> {
    const place = browser === undefined ? `from ${addressKey(address)}` : `browser ${browser}`;
    const tried = {
      own: this.named(`${email} ${place}`),
      account: browser === undefined ? this.named(email) : undefined,
      from: this.named(addressKey(address)),
    };
    await this.tries?.take(tried);
    return tried;
  }

  /** The try was right, so the next ones are free again. */
  async signedIn(tried: LoginTry): Promise<void> {
    await this.tries?.right(tried);
  }

  /** Counts somebody who comes back from a provider of single sign-on; refuses as `takeLogin` does. */
  async takeSignOn(address: string | undefined): Promise<void> {
    await this.tries?.takeFrom(this.named(addressKey(address)));
  }

  onModuleDestroy(): void {
    this.tries?.close();
  }

  private named(text: string): string {
    return this.seals.digest(NAMED_FOR, text);
  }
}
