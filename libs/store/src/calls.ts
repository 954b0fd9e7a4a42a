import type { PackedCommit } from './packed.js';
import type { PackedRoom } from './packed-room.js';
import type { ReceiptMarks } from './receipts.store.js';
import type { AccountStore, MeetingStore, RetentionStore, RoomStore } from './ports.js';

type Direct = Pick<RoomStore, 'ledger' | 'verifyLedger' | 'clocksOf' | 'hold' | 'release'> &
  AccountStore &
  MeetingStore &
  Omit<RetentionStore, 'dropBallots'>;

/** What crosses from the caller's thread to the thread of the database: the ports, with large things packed. */
export interface Calls extends Direct {
  load(sessionId: string): Promise<PackedRoom | undefined>;
  changedSince(sessionId: string, since: { rev: number; beat: number }): Promise<PackedRoom>;
  /** Keys are actor and command in turn; the answer has four texts a receipt. */
  receipts(sessionId: string, keys: string[]): Promise<string[]>;
  /** At most some thousands, after a key. */
  someReceiptMarks(sessionId: string, after: ReceiptMarks['last']): Promise<ReceiptMarks>;
  commit(turn: PackedCommit): Promise<void>;
  /** Deletes at most `DROPPED_AT_ONCE`. */
  dropSomeReceipts(closedBefore: number): Promise<number>;
  /** Deletes at most `DROPPED_AT_ONCE`. */
  dropSomeBallots(sessionId: string): Promise<number>;
  backup(file: string): Promise<void>;
  ping(): Promise<void>;
}

/**
 * How each call is to be treated by whoever carries it: `write` is unknown in its outcome if its thread dies,
 * `read` is not; `long` reads go to a thread of their own, and so does each `apart`.
 */
export const ROADS: Record<keyof Calls, 'read' | 'write' | 'long' | 'apart'> = {
  load: 'read',
  changedSince: 'read',
  receipts: 'read',
  someReceiptMarks: 'read',
  commit: 'write',
  clocksOf: 'read',
  hold: 'read',
  release: 'read',
  ledger: 'long',
  verifyLedger: 'long',
  dropSomeReceipts: 'write',
  countAccounts: 'read',
  accounts: 'read',
  addAccount: 'write',
  accountByEmail: 'read',
  accountById: 'read',
  changePassword: 'write',
  addLogin: 'write',
  loginBySecret: 'read',
  loginsOf: 'read',
  touchLogin: 'write',
  endLogin: 'write',
  endLogins: 'write',
  secondFactor: 'read',
  putSecondFactor: 'write',
  useStep: 'write',
  countRecoveryCodes: 'read',
  useRecoveryCode: 'write',
  dropSecondFactor: 'write',
  accountByIdentity: 'read',
  addIdentity: 'write',
  dropIdentities: 'write',
  meetings: 'read',
  meeting: 'read',
  putMeeting: 'write',
  dropMeeting: 'write',
  sessionsOf: 'read',
  session: 'read',
  claimCode: 'write',
  codeFate: 'read',
  fact: 'read',
  putFact: 'write',
  claimFact: 'write',
  retentionDue: 'read',
  retentionDone: 'write',
  dropSomeBallots: 'write',
  erasuresToRedo: 'read',
  erasuresRedone: 'write',
  settleLog: 'read',
  receiptsOf: 'read',
  ledgerNaming: 'read',
  backup: 'apart',
  ping: 'read',
};

/** Names a call as data. */
export type CallName = keyof Calls;
/** A call whose name and arguments are only known at run time. */
export type Call = (...args: unknown[]) => Promise<unknown>;

/** Makes all calls from one way to make any of them. */
export function callsBy(make: (name: CallName) => Call): Calls {
  const names = Object.keys(ROADS) as CallName[];
  return Object.fromEntries(names.map((name) => [name, make(name)])) as unknown as Calls;
}
