import type { Connection } from './connection.js';
import { StoreMisuse } from './errors.js';
import { asStoreError } from './failures.js';
import { alonePostgres } from './postgres.js';
import { RESTORED_FROM } from './restored.js';

/**
 * Marks a PostgreSQL database into which an old dump was put back, as our own backups of SQLite are marked: the next start
 * draws new histories, says `restored` in every ledger and goes through the list of erasures. Gives how many sessions it has.
 * Throws `StoreInUse` while a node runs on it, `StoreMisuse` where there is no installation, `StoreUnavailable`.
 */
export async function markRestored(databaseUrl: string, now: number): Promise<number> {
  try {
    return await alonePostgres(databaseUrl, (connection) => mark(connection, now));
  } catch (error) {
    throw asStoreError(error);
  }
}

async function mark(connection: Connection, now: number): Promise<number> {
  const [found] = await connection.all<{ fact: string | null }>(`SELECT to_regclass('fact')::text AS fact`);
  if (!found?.fact)
    throw new StoreMisuse('There is no installation in this database. Put the dump back first.');
  await connection.transaction(() =>
    connection.run(
      'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [RESTORED_FROM, JSON.stringify({ takenAt: now })],
    ),
  );
  const [row] = await connection.all<{ many: number }>('SELECT count(*) AS many FROM session');
  return row?.many ?? 0;
}
