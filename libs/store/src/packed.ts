import { CHANNELS } from './channels.js';
import { canonicalJson } from './chain.js';
import { count, text } from './checks.js';
import type { Scalar } from './connection.js';
import { StoreMisuse } from './errors.js';
import type {
  Commit,
  Erasure,
  LedgerDraft,
  Marks,
  RoomClock,
  SessionListing,
  StoredBallot,
  StoredCount,
  StoredReceipt,
  StoredRecord,
} from './ports.js';

/** Values of one record in a packed list: kind, id, rev, body, and two marks a channel. */
export const RECORD_WIDTH = 4 + 2 * CHANNELS.length;
export const BALLOT_WIDTH = 3;
export const RECEIPT_WIDTH = 4;

/** A draft whose hidden part is already canonical JSON. */
export interface PackedDraft extends Omit<LedgerDraft, 'hidden'> {
  hidden: string;
}

/** A commit as flat lists of plain values: checked, cheap to hand to another thread, ready for statements. */
export interface PackedCommit {
  sessionId: string;
  expected: { rev: number; beat: number } | null;
  next: RoomClock;
  listing: SessionListing | undefined;
  records: Scalar[];
  ballots: Scalar[];
  receipts: string[];
  ledger: PackedDraft[];
  erases: Erasure[];
  erasesLedger: boolean;
  counts: StoredCount[];
}

/** Checks a turn and packs it. Of what is named twice, the last one counts. */
export function packCommit(commit: Commit): PackedCommit {
  const { expected, next } = commit;
  checkClock(commit);
  return {
    sessionId: text(commit.sessionId, 'sessionId'),
    expected: expected && {
      rev: count(expected.rev, 'expected.rev'),
      beat: count(expected.beat, 'expected.beat'),
    },
    next,
    listing: commit.listing,
    records: packRecords(commit.records, next.rev),
    ballots: packBallots(commit.ballots),
    receipts: packReceipts(commit.receipts),
    ledger: commit.ledger.map((draft) => ({ ...draft, hidden: canonicalJson(draft.hidden) })),
    erases: (commit.erases ?? []).map(packErasure),
    erasesLedger: commit.erasesLedger === true,
    counts: (commit.counts ?? []).map(packCount),
  };
}

/** What touches records moves the rev, and ballots the beat, or other readers of the room would never see it. */
function checkClock({ expected, next, listing, records, ballots }: Commit): void {
  count(next.rev, 'next.rev');
  count(next.beat, 'next.beat');
  for (const channel of CHANNELS) count(next.channels[channel], `next.channels.${channel}`);
  if (expected && (next.rev < expected.rev || next.beat < expected.beat))
    throw new StoreMisuse('A clock never goes back');
  if (expected && records.length > 0 && next.rev <= expected.rev)
    throw new StoreMisuse('Records need a higher rev');
  if (expected && ballots.length > 0 && next.beat <= expected.beat)
    throw new StoreMisuse('Ballots need a higher beat');
  if (!expected && !listing) throw new StoreMisuse('A new room needs its listing');
}

function packRecords(records: StoredRecord[], rev: number): Scalar[] {
  const byId = new Map<string, StoredRecord>();
  for (const record of records)
    byId.set(`${text(record.kind, 'kind')} ${text(record.id, 'record id')}`, record);
  const packed: Scalar[] = [];
  for (const record of byId.values()) {
    if (record.rev !== rev)
      throw new StoreMisuse(`A ${record.kind} has rev ${record.rev} in a turn to ${rev}`);
    packed.push(record.kind, record.id, record.rev, JSON.stringify(record.body), ...packMarks(record.marks));
  }
  return packed;
}

function packMarks(marks: Marks): Scalar[] {
  return CHANNELS.flatMap((channel) => [marks[channel].changedAt, marks[channel].goneAt]);
}

function packBallots(ballots: StoredBallot[]): Scalar[] {
  const byVoter = new Map<string, StoredBallot>();
  for (const ballot of ballots) {
    byVoter.set(`${text(ballot.questionId, 'questionId')} ${text(ballot.voterId, 'voterId')}`, ballot);
  }
  const packed: Scalar[] = [];
  for (const { questionId, voterId, on } of byVoter.values()) packed.push(questionId, voterId, on);
  return packed;
}

/** An id goes into a line of the list of erasures as it is. */
function packErasure({ kind, id, words }: Erasure): Erasure {
  if (/\s/.test(text(id, 'erased id'))) throw new StoreMisuse('An erased id has no spaces');
  return { kind, id, words };
}

function packCount({ questionId, group, votes }: StoredCount): StoredCount {
  return { questionId: text(questionId, 'questionId'), group, votes: count(votes, 'votes') };
}

function packReceipts(receipts: StoredReceipt[]): string[] {
  const packed: string[] = [];
  for (const { actorId, commandId, fingerprint, reply } of receipts) {
    packed.push(text(actorId, 'actorId'), text(commandId, 'commandId'), text(fingerprint, 'fingerprint'));
    packed.push(JSON.stringify(reply));
  }
  return packed;
}
