import type { Channel, LedgerEntry, LedgerVerified, MeetingView, Phase, Reply } from '@openfloor/contract';
import type { AccountStore } from './account-ports.js';

export * from './account-ports.js';

/**
 * How one channel has seen one record. `changedAt` is the room's rev at which the channel's view of it last
 * changed (null: the channel never saw it), `goneAt` the rev at which it last stopped being visible (null: never).
 * It is visible now if `changedAt` is set and `goneAt` is not later.
 */
export interface Mark {
  changedAt: number | null;
  goneAt: number | null;
}
export type Marks = Record<Channel, Mark>;

/** One record of a room as it is kept. `body` is plain JSON and opaque to the store. */
export interface StoredRecord {
  kind: string;
  id: string;
  /** The room's rev at the commit that last touched it. */
  rev: number;
  body: Record<string, unknown>;
  marks: Marks;
}

/** One voter's ballot on one question; unique by both, never deleted, `on: false` when taken back. */
export interface StoredBallot {
  questionId: string;
  voterId: string;
  on: boolean;
}

/** Votes on a question that count although their ballots are gone; `group` is a stakeholder group or ''. */
export interface StoredCount {
  questionId: string;
  group: string;
  votes: number;
}

/** What is to be gone for good: a participant (`words`: with the texts that everybody has read), or the words of a question. */
export interface Erasure {
  kind: 'participant' | 'question';
  id: string;
  words: boolean;
}

/** An erasure as the list beside the database keeps it. */
export interface ListedErasure extends Erasure {
  sessionId: string;
}

/** The stored answer to a command id of an actor. `fingerprint` is of type and arguments as they were sent. */
export interface StoredReceipt {
  actorId: string;
  commandId: string;
  fingerprint: string;
  reply: Reply;
}

/** An act of moderation to append. Number, salt, digest and chain are added by the store inside the transaction. */
export interface LedgerDraft {
  /** Milliseconds; the store keeps the full minute. */
  at: number;
  role: string;
  act: string;
  about: { kind: string; no: number | null } | null;
  from: string | null;
  to: string | null;
  reason: string | null;
  /** Who it was, texts before and after, notes: kept beside the public part and erasable without breaking the chain. */
  hidden: Record<string, unknown>;
}

/** The counters of a room and the rev at which each channel's stream last moved. */
export interface RoomClock {
  rev: number;
  beat: number;
  channels: Record<Channel, number>;
}

/** What lists of sessions and look-ups by code need without opening the room. */
export interface SessionListing {
  meetingId: string;
  slug: string;
  code: string;
  title: string;
  phase: Phase;
  startsAt: number | null;
  closedAt: number | null;
}

/** One turn of a room, all or nothing. */
export interface Commit {
  sessionId: string;
  /** What the room was before the turn; the session row moves from here or the commit is a conflict. Null: a new room. */
  expected: { rev: number; beat: number } | null;
  next: RoomClock;
  /** Only when something in it changed. */
  listing?: SessionListing;
  records: StoredRecord[];
  ballots: StoredBallot[];
  receipts: StoredReceipt[];
  ledger: LedgerDraft[];
  /**
   * In the same transaction: private parts of the ledger that name it lose words and salt, receipts and ballots of it go,
   * and it is written to the list of erasures before anything is committed.
   */
  erases?: Erasure[];
  /** Private parts of the whole ledger lose words and salt. */
  erasesLedger?: boolean;
  /** Added to those there are. */
  counts?: StoredCount[];
}

export interface LoadedRoom {
  sessionId: string;
  clock: RoomClock;
  /** Names this history of the room; another one after a restore. Epochs are made from it. */
  history: string;
  records: StoredRecord[];
  ballots: StoredBallot[];
  counts: StoredCount[];
}

/** Where a room stands in the store. */
export interface RoomStand {
  sessionId: string;
  rev: number;
  beat: number;
  history: string;
}

/**
 * The port of the rooms. Errors are `StoreConflict`, `StoreUnavailable` (known failure) or `OutcomeUnknown`, and for
 * a caller's own mistakes, with nothing written, `StoreMisuse` or `SlugTaken`.
 */
export interface RoomStore {
  /** The whole room at one point, or undefined where there is none. */
  load(sessionId: string): Promise<LoadedRoom | undefined>;
  /** Records with a higher rev and ballots with a higher beat than those, with the clock they lead to. `StoreMisuse` where there is no room. */
  changedSince(
    sessionId: string,
    since: { rev: number; beat: number },
  ): Promise<Omit<LoadedRoom, 'history' | 'counts'>>;
  /** The receipts there are among these keys, in one query. */
  receipts(sessionId: string, keys: { actorId: string; commandId: string }[]): Promise<StoredReceipt[]>;
  /** The marks of all receipts of a room, as `receiptMark` makes them, in parts; none where there is no room. */
  receiptMarks(sessionId: string): AsyncIterable<Uint32Array>;
  /**
   * One transaction, synced to disk when it returns. Records carry the rev of `next`; what is named twice is written
   * as it stands last. `SlugTaken` if the listing names a slug of another session.
   */
  commit(commit: Commit): Promise<void>;
  /** Where these rooms stand, in one query; those there are not are left out. */
  clocksOf(sessionIds: string[]): Promise<RoomStand[]>;
  /**
   * Holds a room against the other nodes of its database until its next commit or until it is released, so that a turn
   * which lost a race wins the next one. Of one room one turn at a time. In a database of one process there is nothing to hold.
   */
  hold(sessionId: string): Promise<void>;
  /** Ends a hold that no commit has ended. */
  release(sessionId: string): Promise<void>;
  /** Entries with a number above `after`, at most `limit`. */
  ledger(sessionId: string, after: number, limit: number): Promise<LedgerEntry[]>;
  /** Follows the chain from the first entry and recomputes each digest whose private part still stands. */
  verifyLedger(sessionId: string): Promise<LedgerVerified>;
  /** Deletes receipts of rooms closed before this instant (ms). Returns how many. */
  dropReceipts(closedBefore: number): Promise<number>;
}

export interface StoredMeeting extends MeetingView {
  ownerIds: string[];
  createdAt: number;
}

export interface ListedSession extends SessionListing {
  sessionId: string;
}

/** What became of a join code: it leads to a session, it was replaced, or nobody ever had it. */
export type CodeFate =
  { state: 'current'; sessionId: string } | { state: 'changed'; sessionId: string } | { state: 'unknown' };

export interface MeetingStore {
  meetings(): Promise<StoredMeeting[]>;
  meeting(idOrSlug: string): Promise<StoredMeeting | undefined>;
  /** False when the slug is taken by another meeting. */
  putMeeting(meeting: StoredMeeting): Promise<boolean>;
  /** Deletes the meeting with its sessions. The caller has made sure that no room of it was ever open. */
  dropMeeting(id: string): Promise<void>;
  sessionsOf(meetingId: string): Promise<ListedSession[]>;
  session(idOrSlug: string): Promise<ListedSession | undefined>;
  /**
   * Reserves a join code for a session and retires the one it had; a retired one answers `changed`.
   * False when the code belongs to somebody or did within the last year.
   */
  claimCode(sessionId: string, code: string, now: number): Promise<boolean>;
  codeFate(code: string): Promise<CodeFate>;
  /** Small facts of the installation, such as whether the first start is done. */
  fact(name: string): Promise<string | undefined>;
  putFact(name: string, value: string): Promise<void>;
  /**
   * Writes a fact where there is none, or where it says `instead`; false, and nothing written, where it says something
   * else. Of all who ask at once, on whichever node, only one is told true.
   */
  claimFact(name: string, value: string, instead?: string): Promise<boolean>;
}

/** What ends by age, and what must stay gone. Times in milliseconds. */
export interface RetentionStore {
  /** Sessions closed before this instant for which this step was not done since; those that closed first come first. */
  retentionDue(step: string, closedBefore: number, limit: number): Promise<string[]>;
  retentionDone(step: string, sessionId: string): Promise<void>;
  /** Deletes all ballots of a session, some at a time. */
  dropBallots(sessionId: string): Promise<number>;
  /** Of the list of erasures, what stands in the database all the same; after a restore also every question of the list. */
  erasuresToRedo(): Promise<ListedErasure[]>;
  /** Says that they were redone, so that questions need not be looked at again. */
  erasuresRedone(): Promise<void>;
  /** Empties the write-ahead log into the file, unless somebody reads just then. True when it is empty. */
  settleLog(): Promise<boolean>;
  /** How many receipts of an actor there are, by the code of the answer or `ok`. */
  receiptsOf(sessionId: string, actorId: string): Promise<Record<string, number>>;
  /** Numbers of the ledger's entries whose private part names this id. */
  ledgerNaming(sessionId: string, id: string): Promise<number[]>;
}

/** The whole store, whichever thread it lives in. */
export interface Store extends RoomStore, AccountStore, MeetingStore, RetentionStore {
  /** Answers when the database does. Used by readiness. */
  ping(): Promise<void>;
  /**
   * Writes a whole copy of the database to a new file, marked as a backup. A store opened on a marked file draws new
   * histories and says `restored` in every ledger. `StoreMisuse` if there is such a file.
   */
  backup(file: string): Promise<void>;
  /** Checkpoints, closes and gives the lock back. */
  close(): Promise<void>;
}
