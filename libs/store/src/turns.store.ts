import { randomUUID } from 'node:crypto';
import { CHAIN_START } from './chain.js';
import type { Connection, Scalar } from './connection.js';
import { SlugTaken, StoreConflict, StoreMisuse } from './errors.js';
import { isTaken } from './failures.js';
import type { Erasures } from './erasures.js';
import { appendLedger } from './ledger.store.js';
import { BALLOT_WIDTH, RECEIPT_WIDTH, RECORD_WIDTH, type PackedCommit } from './packed.js';
import type { RoomClock, SessionListing } from './ports.js';
import { letGo } from './retention.store.js';
import { Rows, takeNew } from './rows.js';

const MARKS = ['public', 'panel', 'staff'].flatMap((name) => [`${name}_changed_at`, `${name}_gone_at`]);
const RECORDS = new Rows(
  'record',
  ['session_id', 'kind', 'id', 'rev', 'body', ...MARKS],
  `ON CONFLICT (session_id, kind, id) DO UPDATE SET ${takeNew('rev', 'body', ...MARKS)}`,
);
const BALLOTS = new Rows(
  'ballot',
  ['session_id', 'question_id', 'voter_id', 'is_on', 'beat'],
  `ON CONFLICT (session_id, question_id, voter_id) DO UPDATE SET ${takeNew('is_on', 'beat')}`,
);
const RECEIPTS = new Rows('receipt', ['session_id', 'actor_id', 'command_id', 'fingerprint', 'reply']);

const LISTING = ['meeting_id', 'slug', 'code', 'title', 'phase', 'starts_at', 'closed_at'];
const CLOCK = ['rev', 'beat', 'public_rev', 'panel_rev', 'staff_rev'];
const NEW_SESSION = [...LISTING, ...CLOCK, 'history', 'ledger_no', 'ledger_head', 'id'];
const INSERT_SESSION = `INSERT INTO session (${NEW_SESSION.join(', ')}) VALUES (${NEW_SESSION.map(() => '?').join(', ')})`;
const MOVE_SESSION = `UPDATE session SET ${sets(CLOCK)} WHERE id = ? AND rev = ? AND beat = ?`;
const LIST_SESSION = `UPDATE session SET ${sets(LISTING)} WHERE id = ?`;

function sets(columns: string[]): string {
  return columns.map((column) => `${column} = ?`).join(', ');
}

/** Writes one turn, all or nothing. The session row moves first: it is the lock and the proof that nobody else did. */
export function commitTurn(connection: Connection, turn: PackedCommit, list: Erasures): Promise<void> {
  return connection.transaction(async () => {
    await moveSession(connection, turn);
    await writeRecords(connection, turn);
    await writeBallots(connection, turn);
    await writeReceipts(connection, turn);
    await appendLedger(connection, turn.sessionId, turn.ledger);
    await letGo(connection, turn, list);
  }, 'row');
}

/** Holds the session row, so that nobody else moves it, until the connection's next transaction ends. */
export function holdRoom(connection: Connection, sessionId: string): Promise<void> {
  return connection.hold(() => connection.all('SELECT 1 FROM session WHERE id = ? FOR UPDATE', [sessionId]));
}

async function moveSession(
  connection: Connection,
  { sessionId, expected, next, listing }: PackedCommit,
): Promise<void> {
  try {
    if (!expected) return await insertSession(connection, sessionId, next, listing);
    const moved = await connection.run(MOVE_SESSION, [
      ...clockValues(next),
      sessionId,
      expected.rev,
      expected.beat,
    ]);
    if (moved === 0) throw new StoreConflict(`The room is no longer at ${expected.rev}.${expected.beat}`);
    if (listing) await connection.run(LIST_SESSION, [...listingValues(listing), sessionId]);
  } catch (error) {
    if (isTaken(error, 'session.slug')) throw new SlugTaken(`Another session is called ${listing?.slug}`);
    if (isTaken(error, 'session.id')) throw new StoreConflict('The room is already there');
    throw error;
  }
}

async function insertSession(
  connection: Connection,
  sessionId: string,
  clock: RoomClock,
  listing: SessionListing | undefined,
): Promise<void> {
  if (!listing) throw new StoreMisuse('A new room needs its listing');
  const own = [randomUUID(), 0, CHAIN_START, sessionId];
  await connection.run(INSERT_SESSION, [...listingValues(listing), ...clockValues(clock), ...own]);
}

function listingValues({
  meetingId,
  slug,
  code,
  title,
  phase,
  startsAt,
  closedAt,
}: SessionListing): Scalar[] {
  return [meetingId, slug, code, title, phase, startsAt, closedAt];
}

function clockValues({ rev, beat, channels }: RoomClock): Scalar[] {
  return [rev, beat, channels.public, channels.panel, channels.staff];
}

function writeRecords(connection: Connection, { sessionId, records }: PackedCommit): Promise<void> {
  return RECORDS.write(connection, records.length / RECORD_WIDTH, (values, row) => {
    values.push(sessionId, ...records.slice(row * RECORD_WIDTH, (row + 1) * RECORD_WIDTH));
  });
}

function writeBallots(connection: Connection, { sessionId, ballots, next }: PackedCommit): Promise<void> {
  return BALLOTS.write(connection, ballots.length / BALLOT_WIDTH, (values, row) => {
    values.push(sessionId, ...ballots.slice(row * BALLOT_WIDTH, (row + 1) * BALLOT_WIDTH), next.beat);
  });
}

async function writeReceipts(connection: Connection, { sessionId, receipts }: PackedCommit): Promise<void> {
  try {
    await RECEIPTS.write(connection, receipts.length / RECEIPT_WIDTH, (values, row) => {
      values.push(sessionId, ...receipts.slice(row * RECEIPT_WIDTH, (row + 1) * RECEIPT_WIDTH));
    });
  } catch (error) {
    if (!isTaken(error, 'receipt.session_id')) throw error;
    throw namesOneTwice(receipts)
      ? new StoreMisuse('A turn has two receipts for one command of one actor')
      : new StoreConflict('Another turn has answered one of these commands');
  }
}

function namesOneTwice(receipts: string[]): boolean {
  const keys = new Set<string>();
  for (let at = 0; at < receipts.length; at += RECEIPT_WIDTH) keys.add(`${receipts[at]} ${receipts[at + 1]}`);
  return keys.size < receipts.length / RECEIPT_WIDTH;
}
