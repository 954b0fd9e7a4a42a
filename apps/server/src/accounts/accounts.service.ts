import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Store, StoredAccount } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { LoginLimits } from '../operations/login-limits.js';
import type { LoginTry } from '../operations/login-tries.js';
import { SecondFactorNeeded } from '../operations/problem.js';
import { STORE } from '../operations/store.token.js';
import { Audit } from './audit.js';
import { Logins } from './logins.js';
import { expectHardToGuess } from './password-rules.js';
import { NO_PASSWORD, Passwords } from './passwords.js';
import { SecondFactors } from './second-factors.js';

/** An account to be made; the e-mail address in lower case, the password as typed, none where only a provider knows it. */
export interface AccountWanted {
  email: string;
  password: string | undefined;
  name?: string | undefined;
  administrator: boolean;
}

/** Whence somebody tries to sign in: the address, and the browser where it is known for this account. */
export interface Whence {
  address: string | undefined;
  browser?: string | undefined;
}

/** Accounts of the staff and their passwords. */
@Injectable()
export class AccountsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly passwords: Passwords,
    private readonly logins: Logins,
    private readonly limits: LoginLimits,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
  ) {}

  async isEmpty(): Promise<boolean> {
    return (await this.store.countAccounts()) === 0;
  }

  async byEmail(email: string): Promise<Account | undefined> {
    const stored = await this.store.accountByEmail(email.toLowerCase());
    return stored && shown(stored);
  }

  /** Refuses `CONFLICT` where the address is taken, `BAD_COMMAND` for a password that is easy to guess. */
  async add({ email, password, name, administrator }: AccountWanted): Promise<Account> {
    if (password !== undefined) expectHardToGuess(password, { email, name });
    const passwordHash = password === undefined ? NO_PASSWORD : await this.passwords.hash(password);
    const stored: StoredAccount = {
      id: randomUUID(),
      email,
      name: name ?? email.slice(0, email.indexOf('@')),
      administrator,
      passwordHash,
      createdAt: Date.now(),
    };
    if (!(await this.store.addAccount(stored)))
      throw new Refusal('CONFLICT', 'there is an account with this address', { field: 'email' });
    this.audit.tell('account made', { accountId: stored.id });
    return shown(stored);
  }

  /**
   * The account with this address and password, or undefined, which takes as long. Refuses `RATE_LIMITED` after too
   * many wrong ones, `BUSY` where they cannot be counted, and throws `SecondFactorNeeded` where the password is right and the code is not there or wrong; both
   * count as a try. A hash with old parameters is renewed.
   */
  async signIn(
    { email, password, code }: { email: string; password: string; code?: string | undefined },
    whence: Whence,
  ): Promise<Account | undefined> {
    const { stored, attempt } = await this.check(email, password, whence);
    if (!stored) return undefined;
    await this.expectCode(stored.id, code, whence);
    await this.limits.signedIn(attempt);
    return shown(stored);
  }

  /** Refuses `NOT_ALLOWED` where this is not the password of the account; counted as tries to sign in are. */
  async expectPassword({ email }: Account, password: string, whence: Whence): Promise<void> {
    const { stored, attempt } = await this.check(email, password, whence);
    if (!stored) throw new Refusal('NOT_ALLOWED', 'the present password is another');
    await this.limits.signedIn(attempt);
  }

  /** Password and code again, before something that lasts; a wrong code counts as a try too. */
  async expectBoth(
    { email }: Account,
    { password, code }: { password: string; code: string },
    whence: Whence,
  ): Promise<void> {
    if (!(await this.signIn({ email, password, code }, whence)))
      throw new Refusal('NOT_ALLOWED', 'the present password is another');
  }

  /** The second step of somebody whom a provider vouched for; counted as tries to sign in are. */
  async expectSecondStep(account: Account, code: string, whence: Whence): Promise<void> {
    const attempt = await this.take(account.email, whence);
    await this.expectCode(account.id, code, whence);
    await this.limits.signedIn(attempt);
  }

  /** Whether an account has a password here, or is only known to a provider. */
  async hasPassword(accountId: string): Promise<boolean> {
    return (await this.store.accountById(accountId))?.passwordHash !== NO_PASSWORD;
  }

  /** All of them, by e-mail address, with when they were made (ms). */
  async all(): Promise<(Account & { createdAt: number })[]> {
    const accounts = await this.store.accounts();
    return accounts.map((stored) => ({ ...shown(stored), createdAt: stored.createdAt }));
  }

  /** Takes the second factor and the links to providers away and ends every login. Refuses `NOT_FOUND`. */
  async reset(accountId: string): Promise<void> {
    if (!(await this.store.accountById(accountId)))
      throw new Refusal('NOT_FOUND', 'there is no such account');
    await this.factors.drop(accountId);
    await this.store.dropIdentities(accountId);
    await this.logins.endAll(accountId);
  }

  /** Changes a password and ends all other logins of the account. */
  async changePassword(
    { account, loginId }: { account: Account; loginId: string },
    { current, password }: { current: string; password: string },
    whence: Whence,
  ): Promise<void> {
    await this.expectPassword(account, current, whence);
    expectHardToGuess(password, account);
    await this.store.changePassword(account.id, await this.passwords.hash(password));
    await this.logins.endOthers(account.id, loginId);
    this.audit.tell('password changed', { accountId: account.id, address: whence.address });
  }

  private async check(
    email: string,
    password: string,
    whence: Whence,
  ): Promise<{ stored: StoredAccount | undefined; attempt: LoginTry }> {
    const plain = email.toLowerCase();
    const attempt = await this.take(plain, whence);
    const stored = await this.store.accountByEmail(plain);
    if (!(await this.passwords.isRight(password, stored?.passwordHash)) || !stored) {
      this.audit.tell('wrong password', { accountId: stored?.id, email: plain, address: whence.address });
      return { stored: undefined, attempt };
    }
    if (this.passwords.isOutdated(stored.passwordHash))
      await this.store.changePassword(stored.id, await this.passwords.hash(password));
    return { stored, attempt };
  }

  private async take(email: string, { address, browser }: Whence): Promise<LoginTry> {
    try {
      return await this.limits.takeLogin(email, address, browser);
    } catch (error) {
      const isCounted = !(error instanceof Refusal && error.code === 'BUSY');
      this.audit.tell(isCounted ? 'too many tries' : 'tries not counted', { email, address });
      throw error;
    }
  }

  private async expectCode(accountId: string, code: string | undefined, { address }: Whence): Promise<void> {
    if (!(await this.factors.isOn(accountId))) return;
    if (!code) {
      this.audit.tell('code needed', { accountId, address });
      throw new SecondFactorNeeded('the code of the second factor is needed too');
    }
    if (await this.factors.takes(accountId, code)) return;
    this.audit.tell('wrong code', { accountId, address });
    throw new SecondFactorNeeded('this code is not right or was used');
  }
}

/** An account without what is secret about it. */
export function shown({ id, email, name, administrator }: StoredAccount): Account {
  return { id, email, name, administrator };
}
