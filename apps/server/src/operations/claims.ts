import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Config } from '../config/config.js';
import { STORE } from './store.token.js';

const FREE = 'free';

/**
 * Lets one node at a time do something, while the others that want to do it wait. Who does it gives a sign again and again;
 * where another saw none for a minute, by its own clock, that one is taken for dead. In a database of one process there is
 * nobody to wait for.
 */
@Injectable()
export class Claims {
  /** How often to look, to give a sign, and after how much silence to take over. Milliseconds. */
  pace = { lookMs: 200, signMs: 10_000, silentMs: 60_000 };

  constructor(
    private readonly config: Config,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** Gives what `work` gave; it should look first whether it was done meanwhile. */
  async alone<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.config.databaseUrl === undefined) return work();
    const fact = `claim of ${what}`;
    const release = this.hold(fact, await this.claim(fact));
    try {
      return await work();
    } finally {
      await release();
    }
  }

  private async claim(fact: string): Promise<string> {
    const mine = randomUUID();
    let seen: string | undefined;
    let since = performance.now();
    for (;;) {
      const there = await this.store.fact(fact);
      if (there !== seen) since = performance.now();
      seen = there;
      const isFree = there === undefined || there === FREE || performance.now() - since >= this.pace.silentMs;
      if (isFree && (await this.store.claimFact(fact, mine, there))) return mine;
      if (!isFree) await pause(this.pace.lookMs);
    }
  }

  /** Gives signs until the answer is called. A sign that cannot be written is missed, as one of a dead node would be. */
  private hold(fact: string, claimed: string): () => Promise<void> {
    let mine = claimed;
    const says = async (next: string) => {
      if (await this.store.claimFact(fact, next, mine).catch(() => false)) mine = next;
    };
    let last = Promise.resolve();
    const timer = setInterval(() => (last = last.then(() => says(randomUUID()))), this.pace.signMs);
    return () => {
      clearInterval(timer);
      return last.then(() => says(FREE));
    };
  }
}
