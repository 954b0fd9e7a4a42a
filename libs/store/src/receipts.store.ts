import type { Connection } from './connection.js';
import { receiptMark } from './receipt-mark.js';

/** Keys in one question to the database; shorter lists are filled up with their last key, so that statements stay few. */
const SIZES = [8, 64, 512] as const;
const LARGEST = 512;

const FIND = new Map(SIZES.map((size) => [size, finding(size)]));

function finding(size: number): string {
  return `WITH wanted (actor, command) AS (VALUES ${Array(size).fill('(?, ?)').join(', ')})
    SELECT DISTINCT actor_id, command_id, fingerprint, reply FROM wanted CROSS JOIN receipt
    WHERE session_id = ? AND command_id = command AND actor_id = actor`;
}

interface ReceiptRow {
  actor_id: string;
  command_id: string;
  fingerprint: string;
  reply: string;
}

/** The receipts there are among `keys` (actor and command in turn), as flat as `PackedCommit` has them. */
export async function findReceipts(
  connection: Connection,
  sessionId: string,
  keys: string[],
): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < keys.length; at += 2 * LARGEST) {
    const part = keys.slice(at, at + 2 * LARGEST);
    const size = SIZES.find((fits) => part.length <= 2 * fits) ?? LARGEST;
    const last = part.slice(-2);
    while (part.length < 2 * size) part.push(...last);
    const rows = await connection.all<ReceiptRow>(FIND.get(size) ?? finding(size), [...part, sessionId]);
    for (const row of rows) found.push(row.actor_id, row.command_id, row.fingerprint, row.reply);
  }
  return found;
}

/** Marks in one answer; others get their turn between two of them. */
const MARKED_AT_ONCE = 5_000;

/** Marks of some receipts of a room, two numbers each, and the key of the last one; null where there are no more. */
export interface ReceiptMarks {
  marks: Uint32Array;
  last: { commandId: string; actorId: string } | null;
}

const MARKED = `SELECT command_id, actor_id FROM receipt WHERE session_id = ? AND (command_id, actor_id) > (?, ?)
  ORDER BY command_id, actor_id LIMIT ${MARKED_AT_ONCE}`;

/** The marks of the receipts after a key, in the order of their keys. */
export async function markReceipts(
  connection: Connection,
  sessionId: string,
  after: ReceiptMarks['last'],
): Promise<ReceiptMarks> {
  const { commandId = '', actorId = '' } = after ?? {};
  const rows = await connection.all<Pick<ReceiptRow, 'actor_id' | 'command_id'>>(MARKED, [
    sessionId,
    commandId,
    actorId,
  ]);
  const marks = new Uint32Array(2 * rows.length);
  rows.forEach((row, at) => marks.set(receiptMark(row.actor_id, row.command_id), 2 * at));
  const end = rows.length === MARKED_AT_ONCE ? rows.at(-1) : undefined;
  return { marks, last: end ? { commandId: end.command_id, actorId: end.actor_id } : null };
}

/** Receipts deleted in one job; others get their turn between two of them. */
export const DROPPED_AT_ONCE = 2_000;

const DROP = `DELETE FROM receipt WHERE (session_id, command_id, actor_id) IN (
  SELECT receipt.session_id, receipt.command_id, receipt.actor_id
  FROM session CROSS JOIN receipt
  WHERE session.closed_at IS NOT NULL AND session.closed_at < ? AND receipt.session_id = session.id
  LIMIT ${DROPPED_AT_ONCE})`;

/** Deletes some receipts of rooms closed before this instant; fewer than `DROPPED_AT_ONCE` means that none are left. */
export function dropSomeReceipts(connection: Connection, closedBefore: number): Promise<number> {
  return connection.transaction(() => connection.run(DROP, [closedBefore]));
}
