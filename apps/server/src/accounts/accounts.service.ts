import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Store, StoredAccount } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { Limits } from '../operations/limits.js';
import { STORE } from '../operations/store.token.js';
import { Logins } from './logins.js';
import { Passwords } from './passwords.js';

/** An account to be made; the e-mail address in lower case, the password as typed. */
export interface AccountWanted {
  email: string;
  password: string;
  name?: string | undefined;
  administrator: boolean;
}

/** Accounts of the staff and their passwords. */
@Injectable()
export class AccountsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly passwords: Passwords,
    private readonly logins: Logins,
    private readonly limits: Limits,
  ) {}

  async isEmpty(): Promise<boolean> {
    return (await this.store.countAccounts()) === 0;
  }

  async byEmail(email: string): Promise<Account | undefined> {
    const stored = await this.store.accountByEmail(email.toLowerCase());
    return stored && shown(stored);
  }

  /** Refuses `CONFLICT` where the address is taken. */
  async add({ email, password, name, administrator }: AccountWanted): Promise<Account> {
    const passwordHash = await this.passwords.hash(password);
    const stored: StoredAccount = {
      id: randomUUID(),
      email,
      name: name ?? email.slice(0, email.indexOf('@')),
      administrator,
      passwordHash,
      createdAt: Date.now(),
    };
    if (await this.store.addAccount(stored)) return shown(stored);
    throw new Refusal('CONFLICT', 'there is an account with this address', { field: 'email' });
  }

  /**
   * The account with this address and password, or undefined, which takes as long. Refuses `RATE_LIMITED` after too
   * many wrong ones. A hash with old parameters is renewed.
   */
  async signIn(email: string, password: string, address: string | undefined): Promise<Account | undefined> {
    const plain = email.toLowerCase();
    const attempt = await this.limits.takeLogin(plain, address);
    const stored = await this.store.accountByEmail(plain);
    if (!(await this.passwords.isRight(password, stored?.passwordHash)) || !stored) return undefined;
    this.limits.signedIn(attempt);
    if (this.passwords.isOutdated(stored.passwordHash))
      await this.store.changePassword(stored.id, await this.passwords.hash(password));
    return shown(stored);
  }

  /** Changes a password and ends all other logins of the account. */
  async changePassword(
    { account, loginId }: { account: Account; loginId: string },
    { current, password }: { current: string; password: string },
    address: string | undefined,
  ): Promise<void> {
    if (!(await this.signIn(account.email, current, address)))
      throw new Refusal('NOT_ALLOWED', 'the present password is another');
    await this.store.changePassword(account.id, await this.passwords.hash(password));
    await this.logins.endOthers(account.id, loginId);
  }
}

/** An account without what is secret about it. */
export function shown({ id, email, name, administrator }: StoredAccount): Account {
  return { id, email, name, administrator };
}
