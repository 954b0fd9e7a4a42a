import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Attempts } from './attempts.js';
import { consume, limited } from './limits.js';
import { FROM_ADDRESS, ownPace, STRANGERS, type LoginTries, type LoginTry } from './login-tries.js';

/** Tries to sign in, counted in this process; they begin anew with it. */
export class LocalTries implements LoginTries {
  private readonly own: Attempts;
  private readonly strangers = new Attempts(STRANGERS);
  private readonly addresses = new RateLimiterMemory(FROM_ADDRESS);

  constructor(free: number) {
    this.own = new Attempts(ownPace(free));
  }

  async take({ own, account, from }: LoginTry): Promise<void> {
    const waitMs = Math.max(
      this.own.waitFor(own),
      account === undefined ? 0 : this.strangers.waitFor(account),
    );
    if (waitMs > 0) throw limited(waitMs);
    this.own.begin(own);
    if (account !== undefined) this.strangers.begin(account);
    await this.takeFrom(from);
  }

  takeFrom(from: string): Promise<void> {
    return consume(this.addresses, from);
  }

  async right({ own, account }: LoginTry): Promise<void> {
    this.own.forget(own);
    if (account !== undefined) this.strangers.takeBack(account);
  }

  close(): void {}
}
