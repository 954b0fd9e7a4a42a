export interface StoredAccount {
  id: string;
  email: string;
  name: string;
  administrator: boolean;
  passwordHash: string;
  createdAt: number;
}

/** A login cookie or a personal access token; only the SHA-256 of its secret is kept. */
export interface StoredLogin {
  id: string;
  accountId: string;
  kind: 'cookie' | 'token';
  secretHash: string;
  label: string;
  createdAt: number;
  seenAt: number;
  endsAt: number | null;
}

/** The second factor of an account. `sealed` is opaque to the store; without `confirmedAt` it is not in force yet. */
export interface StoredFactor {
  accountId: string;
  sealed: string;
  createdAt: number;
  confirmedAt: number | null;
  /** The last time step whose code was used; no earlier one and not this one is taken again. */
  lastStep: number | null;
}

/** Who an account is at a provider of single sign-on. */
export interface StoredIdentity {
  issuer: string;
  subject: string;
  accountId: string;
  createdAt: number;
}

/** The port of the accounts of staff: passwords, logins, second factors, who they are elsewhere. */
export interface AccountStore {
  countAccounts(): Promise<number>;
  /** All of them, by e-mail address. */
  accounts(): Promise<StoredAccount[]>;
  /** False when the e-mail address is taken. */
  addAccount(account: StoredAccount): Promise<boolean>;
  accountByEmail(email: string): Promise<StoredAccount | undefined>;
  accountById(id: string): Promise<StoredAccount | undefined>;
  changePassword(accountId: string, passwordHash: string): Promise<void>;
  addLogin(login: StoredLogin): Promise<void>;
  loginBySecret(secretHash: string): Promise<StoredLogin | undefined>;
  /** Cookies and tokens of an account, newest first; those that have ended by themselves too. */
  loginsOf(accountId: string): Promise<StoredLogin[]>;
  touchLogin(id: string, seenAt: number): Promise<void>;
  /** Ends one, or with `exceptId` all others of the account. */
  endLogin(id: string): Promise<void>;
  endLogins(accountId: string, exceptId?: string): Promise<void>;
  secondFactor(accountId: string): Promise<StoredFactor | undefined>;
  /** Puts it in place of the one there was; with `codeHashes` these replace all recovery codes. */
  putSecondFactor(factor: StoredFactor, codeHashes?: string[]): Promise<void>;
  /** Writes a time step down as used. False when it or a later one was used before. */
  useStep(accountId: string, step: number): Promise<boolean>;
  countRecoveryCodes(accountId: string): Promise<number>;
  /** Uses a recovery code up. False when there is no such code. */
  useRecoveryCode(accountId: string, codeHash: string): Promise<boolean>;
  /** Drops the second factor and its recovery codes. */
  dropSecondFactor(accountId: string): Promise<void>;
  accountByIdentity(issuer: string, subject: string): Promise<StoredAccount | undefined>;
  /** False when this subject has an account, or the account another subject of the same issuer. */
  addIdentity(identity: StoredIdentity): Promise<boolean>;
  dropIdentities(accountId: string): Promise<void>;
}
