import { stat } from 'node:fs/promises';
import type { Connection } from './connection.js';
import { StoreUnfit } from './errors.js';

/** Whether the last process stopped without closing: a clean close leaves no write-ahead log. To be asked before opening. */
export async function stoppedUnclean(file: string): Promise<boolean> {
  return stat(`${file}-wal`).then(
    ({ size }) => size > 0,
    () => false,
  );
}

/** Checks the file, and every index against its table where `whole`. Throws `StoreUnfit` with what SQLite found. */
export async function proveSound(connection: Connection, whole: boolean): Promise<void> {
  const rows = await connection.all<Record<string, string>>(
    `PRAGMA ${whole ? 'integrity_check' : 'quick_check'}(20)`,
  );
  const found = rows.flatMap((row) => Object.values(row));
  if (found.length !== 1 || found[0] !== 'ok')
    throw new StoreUnfit(`The database is damaged: ${found.join('; ')}`);
}
