import { Inject, Injectable } from '@nestjs/common';
import type { Store, StoredAccount, StoredLogin } from '@openfloor/store';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Endings } from '../operations/endings.js';
import { STORE } from '../operations/store.token.js';

const HOUR_MS = 3_600_000;
/** A cookie ends after 8 hours without a request, and after 24 in any case. */
const IDLE_MS = 8 * HOUR_MS;
export const COOKIE_MS = 24 * HOUR_MS;
/** How often at most a login's last use is written down. */
const TOUCH_MS = 60_000;
/** Begins every personal access token, so that a leaked one is recognised as what it is. */
export const TOKEN_MARK = 'pat_';

export interface Opened {
  login: StoredLogin;
  account: StoredAccount;
}

/** Logins: cookies and personal access tokens of 256 random bits, of which only the SHA-256 is kept. */
@Injectable()
export class Logins {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly endings: Endings,
  ) {}

  /** A new cookie for a device that is known by this label; gives its value. */
  async openCookie(accountId: string, label = ''): Promise<{ id: string; secret: string }> {
    const now = Date.now();
    for (const login of await this.store.loginsOf(accountId))
      if (hasEnded(login, now)) await this.store.endLogin(login.id);
    return this.open(accountId, { kind: 'cookie', label, endsAt: Date.now() + COOKIE_MS });
  }

  /** A new personal access token; without `endsAt` it lasts until it is ended. */
  openToken(
    accountId: string,
    label: string,
    endsAt: number | undefined,
  ): Promise<{ id: string; secret: string }> {
    return this.open(accountId, { kind: 'token', label, endsAt: endsAt ?? null });
  }

  /** The login that a secret opens, unless it has ended. */
  async find(secret: string, kind: StoredLogin['kind']): Promise<Opened | undefined> {
    const login = await this.store.loginBySecret(digest(secret));
    const now = Date.now();
    if (!login || login.kind !== kind || hasEnded(login, now)) return undefined;
    const account = await this.store.accountById(login.accountId);
    if (!account) return undefined;
    if (now - login.seenAt > TOUCH_MS) await this.store.touchLogin(login.id, now);
    return { login, account };
  }

  /** Those of an account that work now, newest first. */
  async of(accountId: string, kind: StoredLogin['kind']): Promise<StoredLogin[]> {
    const now = Date.now();
    const all = await this.store.loginsOf(accountId);
    return all.filter((login) => login.kind === kind && !hasEnded(login, now));
  }

  /** Ends one, and what is connected with it. */
  async end(accountId: string, loginId: string): Promise<void> {
    await this.store.endLogin(loginId);
    this.endings.tell({ accountId, loginId });
  }

  /** Ends all of an account but this one, and what is connected with them. */
  async endOthers(accountId: string, exceptId: string): Promise<void> {
    await this.store.endLogins(accountId, exceptId);
    this.endings.tell({ accountId, exceptId });
  }

  /** Ends all of an account, and what is connected with them. */
  async endAll(accountId: string): Promise<void> {
    await this.store.endLogins(accountId);
    this.endings.tell({ accountId });
  }

  private async open(
    accountId: string,
    what: Pick<StoredLogin, 'kind' | 'label' | 'endsAt'>,
  ): Promise<{ id: string; secret: string }> {
    const random = randomBytes(32).toString('base64url');
    const secret = what.kind === 'token' ? `${TOKEN_MARK}${random}` : random;
    const now = Date.now();
    const id = randomUUID();
    await this.store.addLogin({
      ...what,
      id,
      accountId,
      secretHash: digest(secret),
      createdAt: now,
      seenAt: now,
    });
    return { id, secret };
  }
}

function hasEnded({ kind, seenAt, endsAt }: StoredLogin, now: number): boolean {
  if (endsAt !== null && endsAt <= now) return true;
  return kind === 'cookie' && seenAt + IDLE_MS <= now;
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
