import type { Connection, Scalar } from './connection.js';
import type { Erasures } from './erasures.js';
import { ledgerNaming, eraseLedger, eraseWithin } from './ledger.store.js';
import type { PackedCommit } from './packed.js';
import type { ListedErasure, RetentionStore, StoredCount } from './ports.js';
import { Rows } from './rows.js';

/** Rows deleted in one job; others get their turn between two of them. */
export const BALLOTS_AT_ONCE = 2_000;

/** Fact that says that a backup was taken into use and the list of erasures was not yet gone through since. */
export const ERASURES_DUE = 'erasures-due';

const COUNTS = new Rows(
  'ballot_count',
  ['session_id', 'question_id', 'voter_group', 'votes'],
  'ON CONFLICT (session_id, question_id, voter_group) DO UPDATE SET votes = ballot_count.votes + excluded.votes',
);
const COUNTED = `SELECT question_id, voter_group, votes FROM ballot_count WHERE session_id = ?
  ORDER BY question_id, voter_group`;
const DUE = `SELECT session.id FROM session
  LEFT JOIN retention_done ON retention_done.session_id = session.id AND retention_done.step = ?
  WHERE session.closed_at IS NOT NULL AND session.closed_at < ?
    AND (retention_done.closed_at IS NULL OR retention_done.closed_at <> session.closed_at)
  ORDER BY session.closed_at, session.id LIMIT ?`;
const DONE = `INSERT INTO retention_done (session_id, step, closed_at)
  SELECT id, ?, closed_at FROM session WHERE id = ? AND closed_at IS NOT NULL
  ON CONFLICT (session_id, step) DO UPDATE SET closed_at = excluded.closed_at`;
const DROP_BALLOTS = `DELETE FROM ballot WHERE session_id = ? AND (question_id, voter_id) IN (
  SELECT question_id, voter_id FROM ballot WHERE session_id = ? LIMIT ${BALLOTS_AT_ONCE})`;

function standing({ dialect }: Connection, kind: ListedErasure['kind']): string {
  const there = `SELECT 1 FROM record WHERE session_id = ? AND kind = '${kind}' AND id = ?`;
  return kind === 'question' ? there : `${there} AND ${dialect.field('body', 'erased')} IN ('0', 'false')`;
}

/** Votes without ballots, as the room loads them. */
export async function loadCounts(connection: Connection, sessionId: string): Promise<StoredCount[]> {
  const rows = await connection.all<{ question_id: string; voter_group: string; votes: number }>(COUNTED, [
    sessionId,
  ]);
  return rows.map((row) => ({ questionId: row.question_id, group: row.voter_group, votes: row.votes }));
}

/** What a turn lets go, inside its transaction. The list is on disk before anything is committed. */
export async function letGo(
  connection: Connection,
  { sessionId, counts, erases, erasesLedger }: PackedCommit,
  list: Erasures,
): Promise<void> {
  await COUNTS.write(connection, counts.length, (values, row) => {
    const { questionId, group, votes } = counts[row] as StoredCount;
    values.push(sessionId, questionId, group, votes);
  });
  if (erasesLedger) await eraseLedger(connection, sessionId);
  if (erases.length === 0) return;
  for (const { id } of erases) {
    await eraseWithin(connection, sessionId, id);
    for (const column of [
      'receipt WHERE session_id = ? AND actor_id',
      'ballot WHERE session_id = ? AND voter_id',
    ])
      await connection.run(`DELETE FROM ${column} = ?`, [sessionId, id]);
  }
  await list.add(erases.map((erasure) => ({ ...erasure, sessionId })));
}

/** The calls of retention and erasure on a connection. */
export function retentionCalls(
  connection: Connection,
  list: Erasures,
): Omit<RetentionStore, 'dropBallots' | 'settleLog'> & {
  dropSomeBallots(sessionId: string): Promise<number>;
} {
  return {
    retentionDue: async (step, closedBefore, limit) =>
      (await connection.all<{ id: string }>(DUE, [step, closedBefore, limit])).map(({ id }) => id),
    retentionDone: async (step, sessionId) => {
      await connection.transaction(() => connection.run(DONE, [step, sessionId]));
    },
    dropSomeBallots: (sessionId) =>
      connection.transaction(() => connection.run(DROP_BALLOTS, [sessionId, sessionId])),
    erasuresToRedo: () => toRedo(connection, list),
    erasuresRedone: async () => {
      await connection.transaction(() => connection.run('DELETE FROM fact WHERE name = ?', [ERASURES_DUE]));
    },
    receiptsOf: (sessionId, actorId) => receiptsOf(connection, sessionId, actorId),
    ledgerNaming: (sessionId, id) => ledgerNaming(connection, sessionId, id),
  };
}

async function toRedo(connection: Connection, list: Erasures): Promise<ListedErasure[]> {
  const all = await list.all();
  if (all.length === 0) return [];
  const isRestored = (await connection.all('SELECT 1 FROM fact WHERE name = ?', [ERASURES_DUE])).length > 0;
  const found = new Map<string, ListedErasure>();
  for (const erasure of all) {
    const { kind, sessionId, id } = erasure;
    if (kind === 'question' && !isRestored) continue;
    const key = `${kind} ${sessionId} ${id}`;
    const known = found.get(key);
    if (known) known.words ||= erasure.words;
    else if ((await connection.all(standing(connection, kind), [sessionId, id])).length > 0)
      found.set(key, { ...erasure });
  }
  return [...found.values()];
}

/** Empties the write-ahead log into the file; nobody waits for whoever reads just then, another time will do. */
export async function settleLog(connection: Connection): Promise<boolean> {
  await connection.all('PRAGMA busy_timeout = 0');
  try {
    const [row] = await connection.all<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    return row?.busy === 0;
  } finally {
    await connection.all('PRAGMA busy_timeout = 5000');
  }
}

function answers({ dialect }: Connection): string {
  const code = dialect.field('reply', 'code');
  return `SELECT CASE WHEN ${dialect.field('reply', 'ok')} IN ('1', 'true') THEN 'ok' ELSE ${code} END AS code,
    count(*) AS many FROM receipt WHERE session_id = ? AND actor_id = ? GROUP BY 1 ORDER BY 1`;
}

async function receiptsOf(
  connection: Connection,
  sessionId: string,
  actorId: string,
): Promise<Record<string, number>> {
  const values: Scalar[] = [sessionId, actorId];
  const rows = await connection.all<{ code: string; many: number }>(answers(connection), values);
  return Object.fromEntries(rows.map(({ code, many }) => [code, many]));
}
