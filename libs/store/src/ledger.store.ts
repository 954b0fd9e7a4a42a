import { randomBytes } from 'node:crypto';
import type { LedgerEntry, LedgerVerified } from '@openfloor/contract';
import { CHAIN_START, digestOf, hashOf } from './chain.js';
import type { Connection, Scalar } from './connection.js';
import type { PackedDraft } from './packed.js';
import { Rows } from './rows.js';

const COLUMNS = [
  ...['session_id', 'no', 'at', 'role', 'act', 'about_kind', 'about_no', 'from_value', 'to_value', 'reason'],
  ...['digest', 'previous', 'hash', 'salt', 'hidden'],
];
const ENTRIES = new Rows('ledger_entry', COLUMNS);
const HEAD = 'SELECT ledger_no, ledger_head FROM session WHERE id = ?';
const MOVE_HEAD = 'UPDATE session SET ledger_no = ?, ledger_head = ? WHERE id = ?';
const PAGE = `SELECT ${COLUMNS.join(', ')} FROM ledger_entry WHERE session_id = ? AND no > ? ORDER BY no LIMIT ?`;
const MINUTE_MS = 60_000;
const VERIFIED_AT_ONCE = 500;

interface Head {
  ledger_no: number;
  ledger_head: string;
}

interface EntryRow {
  no: number;
  at: number | string;
  role: string;
  act: string;
  about_kind: string | null;
  about_no: number | null;
  from_value: string | null;
  to_value: string | null;
  reason: string | null;
  digest: string;
  previous: string;
  hash: string;
  salt: string | null;
  hidden: string | null;
}

/** Appends acts to the chain of a session. Only to be called inside the transaction that moved the session row. */
export async function appendLedger(
  connection: Connection,
  sessionId: string,
  drafts: PackedDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  let { ledger_no: no, ledger_head: previous } = await headOf(connection, sessionId);
  const rows: Scalar[][] = [];
  for (const draft of drafts) {
    const { role, act, about, from, to, reason, hidden } = draft;
    const at = draft.at - (draft.at % MINUTE_MS);
    const salt = randomBytes(16).toString('hex');
    const digest = digestOf(salt, hidden);
    no += 1;
    const hash = hashOf(previous, { no, at, role, act, about, from, to, reason }, digest);
    const told = [no, at, role, act, about?.kind ?? null, about?.no ?? null, from, to, reason];
    rows.push([sessionId, ...told, digest, previous, hash, salt, hidden]);
    previous = hash;
  }
  await ENTRIES.write(connection, rows.length, (values, row) => values.push(...(rows[row] ?? [])));
  await connection.run(MOVE_HEAD, [no, previous, sessionId]);
}

async function headOf(connection: Connection, sessionId: string): Promise<Head> {
  const [head] = await connection.all<Head>(HEAD, [sessionId]);
  return head ?? { ledger_no: 0, ledger_head: CHAIN_START };
}

/** Public entries with a number above `after`. */
export async function readLedger(
  connection: Connection,
  sessionId: string,
  after: number,
  limit: number,
): Promise<LedgerEntry[]> {
  return (await connection.all<EntryRow>(PAGE, [sessionId, after, limit])).map(entryOf);
}

function entryOf(row: EntryRow): LedgerEntry {
  const { no, role, act, reason, digest, previous, hash } = row;
  const about = row.about_kind === null ? null : { kind: row.about_kind, no: row.about_no };
  return {
    no,
    at: Number(row.at),
    role,
    act,
    about,
    from: row.from_value,
    to: row.to_value,
    reason,
    digest,
    previous,
    hash,
  };
}

/** Follows the chain from its start to the head that the session row names. */
export function verifyChain(connection: Connection, sessionId: string): Promise<LedgerVerified> {
  return connection.snapshot(async () => {
    const head = await headOf(connection, sessionId);
    let [entries, last, badAt, previous]: [number, number, number | null, string] = [0, 0, null, CHAIN_START];
    for (;;) {
      const rows = await connection.all<EntryRow>(PAGE, [sessionId, last, VERIFIED_AT_ONCE]);
      for (const row of rows) {
        if (badAt === null && !follows(row, entries + 1, previous)) badAt = entries + 1;
        entries += 1;
        previous = row.hash;
        last = row.no;
      }
      if (rows.length < VERIFIED_AT_ONCE) break;
    }
    badAt ??= wrongEnd(head, entries, previous);
    return { ok: badAt === null, entries, head: previous, badAt };
  });
}

/** Where the chain ends elsewhere than the session row says: entries are missing, too many, or the last one is another. */
function wrongEnd(head: Head, entries: number, hash: string): number | null {
  if (entries !== head.ledger_no) return Math.min(entries, head.ledger_no) + 1;
  return hash === head.ledger_head ? null : Math.max(entries, 1);
}

function follows(row: EntryRow, no: number, previous: string): boolean {
  if (row.no !== no || row.previous !== previous) return false;
  if ((row.salt === null) !== (row.hidden === null)) return false;
  if (row.salt !== null && row.hidden !== null && digestOf(row.salt, row.hidden) !== row.digest) return false;
  return hashOf(previous, entryOf(row), row.digest) === row.hash;
}

const NAMING = `SELECT no, hidden FROM ledger_entry WHERE session_id = ? AND hidden LIKE ? ESCAPE '\\'`;
const ERASE = 'UPDATE ledger_entry SET salt = NULL, hidden = NULL WHERE session_id = ? AND no = ?';

const ERASE_ALL =
  'UPDATE ledger_entry SET salt = NULL, hidden = NULL WHERE session_id = ? AND hidden IS NOT NULL';

/** Erases hidden part and salt where the hidden part has this id as a value or key anywhere, inside a transaction that is open. */
export async function eraseWithin(connection: Connection, sessionId: string, id: string): Promise<number> {
  const naming = await ledgerNaming(connection, sessionId, id);
  for (const no of naming) await connection.run(ERASE, [sessionId, no]);
  return naming.length;
}

/** Erases every hidden part and salt of a session, inside a transaction that is open. */
export function eraseLedger(connection: Connection, sessionId: string): Promise<number> {
  return connection.run(ERASE_ALL, [sessionId]);
}

/** Numbers of the entries whose hidden part has this id as a value or key anywhere. */
export async function ledgerNaming(connection: Connection, sessionId: string, id: string): Promise<number[]> {
  const like = `%${id.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await connection.all<{ no: number; hidden: string }>(NAMING, [sessionId, like]);
  return rows.filter(({ hidden }) => names(JSON.parse(hidden), id)).map(({ no }) => no);
}

function names(value: unknown, id: string): boolean {
  if (value === id) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, field]) => key === id || names(field, id));
}
