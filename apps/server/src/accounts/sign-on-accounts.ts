import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { Config } from '../config/config.js';
import { STORE } from '../operations/store.token.js';
import { AccountsService, shown } from './accounts.service.js';
import { Audit } from './audit.js';
import { SignOnFailed, type Vouched } from './single-sign-on.js';

const LONGEST_NAME = 120;

/** Which account somebody has whom a provider vouches for. */
@Injectable()
export class SignOnAccounts {
  constructor(
    private readonly config: Config,
    @Inject(STORE) private readonly store: Store,
    private readonly accounts: AccountsService,
    private readonly audit: Audit,
  ) {}

  /**
   * The account of this subject; the first time the one with the verified e-mail address, from then on only that
   * subject's. None is made unless the settings say so. Throws `SignOnFailed`.
   */
  async of(vouched: Vouched): Promise<Account> {
    this.expectAllowed(vouched);
    const { issuer, subject } = vouched;
    const known = await this.store.accountByIdentity(issuer, subject);
    if (known) return shown(known);
    const account = await this.byAddress(vouched);
    const identity = { issuer, subject, accountId: account.id, createdAt: Date.now() };
    if (!(await this.store.addIdentity(identity))) throw new SignOnFailed('taken');
    this.audit.tell('identity linked', { accountId: account.id });
    return account;
  }

  /** Domains count each time, so that whoever leaves one is out. */
  private expectAllowed({ email, isVerified }: Vouched): void {
    const allowed = this.config.oidc?.allowed ?? [];
    if (email === undefined || !isVerified) throw new SignOnFailed('unverified');
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (allowed.length > 0 && !allowed.includes('*') && !allowed.includes(domain))
      throw new SignOnFailed('elsewhere');
  }

  private async byAddress({ email = '', name }: Vouched): Promise<Account> {
    const existing = await this.accounts.byEmail(email);
    if (existing) return existing;
    if (!this.config.oidc?.create) throw new SignOnFailed('unknown');
    const called = name?.trim().slice(0, LONGEST_NAME) || undefined;
    try {
      return await this.accounts.add({ email, password: undefined, name: called, administrator: false });
    } catch (error) {
      if (error instanceof Refusal) throw new SignOnFailed('failed');
      throw error;
    }
  }
}
