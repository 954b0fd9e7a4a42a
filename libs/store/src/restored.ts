import { randomUUID } from 'node:crypto';
import type { Connection } from './connection.js';
import { appendLedger } from './ledger.store.js';
import { ERASURES_DUE } from './retention.store.js';

/** Fact that marks a backup. Its value says when it was taken. */
export const RESTORED_FROM = 'restored-from';

interface SessionRow {
  id: string;
  ledger_head: string;
}

/**
 * Takes a backup into use: draws a new history for every session, so that no client carries on from what the backup
 * does not know, names the old head of each ledger in an entry `restored`, and clears the mark. Without a mark
 * nothing happens.
 */
export async function adoptRestored(connection: Connection, now: number): Promise<void> {
  const marks = await connection.all(`SELECT value FROM fact WHERE name = ?`, [RESTORED_FROM]);
  if (marks.length === 0) return;
  await connection.transaction(async () => {
    for (const { id, ledger_head: head } of await connection.all<SessionRow>(
      'SELECT id, ledger_head FROM session',
    )) {
      await connection.run('UPDATE session SET history = ? WHERE id = ?', [randomUUID(), id]);
      const entry = {
        at: now,
        role: 'system',
        act: 'restored',
        about: null,
        from: head,
        to: null,
        reason: null,
      };
      await appendLedger(connection, id, [{ ...entry, hidden: '{}' }]);
    }
    await connection.run('DELETE FROM fact WHERE name = ?', [RESTORED_FROM]);
    await connection.run(
      'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [ERASURES_DUE, String(now)],
    );
  });
}
