import { Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Config } from '../config/config.js';
import { Founding } from '../operations/founding.js';
import { Limits } from '../operations/limits.js';
import { Log } from '../operations/log.js';
import { AccountsService } from './accounts.service.js';

/**
 * The first account: made from the settings, or by whoever has the key that the terminal showed. The key lives as
 * long as this process and works once, while there is no account.
 */
@Injectable()
export class FirstAccount extends Founding {
  private key: string | undefined;
  private making = false;

  constructor(
    private readonly accounts: AccountsService,
    private readonly config: Config,
    private readonly limits: Limits,
    private readonly log: Log,
  ) {
    super();
  }

  async prepare(): Promise<{ ownerId: string | undefined; setupKey: string | undefined }> {
    const { admin } = this.config;
    const isEmpty = await this.accounts.isEmpty();
    if (!admin) return { ownerId: undefined, setupKey: isEmpty ? this.currentKey() : undefined };
    const email = admin.email.toLowerCase();
    if (!isEmpty) return { ownerId: (await this.accounts.byEmail(email))?.id, setupKey: undefined };
    const account = await this.accounts.add({ email, password: admin.password, administrator: true });
    this.log.log('The first account was made from the settings', 'Accounts');
    return { ownerId: account.id, setupKey: undefined };
  }

  /** Makes the first account. Refuses `NOT_ALLOWED` for a wrong key and once there is an account. */
  async setUp(
    { key, ...wanted }: { key: string; email: string; password: string; name?: string | undefined },
    address: string | undefined,
  ): Promise<Account> {
    await this.limits.takeLogin('setup', address);
    const isRight = same(key, this.currentKey());
    if (this.making || !isRight || !(await this.accounts.isEmpty()))
      throw new Refusal('NOT_ALLOWED', 'this key does not work, or there is an account already');
    this.making = true;
    try {
      const account = await this.accounts.add({ ...wanted, administrator: true });
      this.key = undefined;
      return account;
    } finally {
      this.making = false;
    }
  }

  private currentKey(): string {
    return (this.key ??= randomBytes(16).toString('base64url'));
  }
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
