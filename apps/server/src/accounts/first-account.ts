import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Config } from '../config/config.js';
import { Claims } from '../operations/claims.js';
import { Founding } from '../operations/founding.js';
import { Log } from '../operations/log.js';
import { LoginLimits } from '../operations/login-limits.js';
import { Seals } from '../operations/seals.js';
import { STORE } from '../operations/store.token.js';
import { AccountsService } from './accounts.service.js';

/** Fact with the sealed key, for several nodes: whoever was shown it by one of them may send it to another. */
const KEY = 'setup-key';

/**
 * The first account: made from the settings, or by whoever has the key that the terminal showed. The key works once, while
 * there is no account; it lives as long as this process, or where there are several nodes is the same for all of them.
 */
@Injectable()
export class FirstAccount extends Founding {
  private key: string | undefined;
  private making = false;

  constructor(
    private readonly accounts: AccountsService,
    private readonly config: Config,
    private readonly limits: LoginLimits,
    private readonly log: Log,
    private readonly claims: Claims,
    private readonly seals: Seals,
    @Inject(STORE) private readonly store: Store,
  ) {
    super();
  }

  async prepare(): Promise<{ ownerId: string | undefined; setupKey: string | undefined }> {
    const { admin } = this.config;
    const isEmpty = await this.accounts.isEmpty();
    if (!admin) return { ownerId: undefined, setupKey: isEmpty ? await this.currentKey() : undefined };
    const email = admin.email.toLowerCase();
    if (isEmpty) await this.addFirst({ email, password: admin.password });
    return { ownerId: (await this.accounts.byEmail(email))?.id, setupKey: undefined };
  }

  /** Makes the first account. Refuses `NOT_ALLOWED` for a wrong key and once there is an account. */
  async setUp(
    { key, ...wanted }: { key: string; email: string; password: string; name?: string | undefined },
    address: string | undefined,
  ): Promise<Account> {
    await this.limits.takeLogin('setup', address);
    if (this.making || !(await this.accounts.isEmpty()) || !same(key, await this.currentKey()))
      throw unfounded();
    this.making = true;
    try {
      const account = await this.claims.alone('first account', async () => {
        if (!(await this.accounts.isEmpty())) throw unfounded();
        return this.accounts.add({ ...wanted, administrator: true });
      });
      this.key = undefined;
      return account;
    } finally {
      this.making = false;
    }
  }

  /** Of several nodes that start at once one makes it. */
  private async addFirst(wanted: { email: string; password: string }): Promise<void> {
    await this.claims.alone('first account', async () => {
      if (!(await this.accounts.isEmpty())) return;
      await this.accounts.add({ ...wanted, administrator: true });
      this.log.log('The first account was made from the settings', 'Accounts');
    });
  }

  private async currentKey(): Promise<string> {
    const fresh = (this.key ??= randomBytes(16).toString('base64url'));
    if (this.config.redisUrl === undefined) return fresh;
    for (;;) {
      const kept = await this.store.fact(KEY);
      const known = kept === undefined ? undefined : this.seals.open(KEY, kept);
      if (known !== undefined) return known;
      if (await this.store.claimFact(KEY, this.seals.seal(KEY, fresh), kept)) return fresh;
    }
  }
}

function unfounded(): Refusal {
  return new Refusal('NOT_ALLOWED', 'this key does not work, or there is an account already');
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
