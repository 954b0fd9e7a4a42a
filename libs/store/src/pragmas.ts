import type { Connection } from './connection.js';
import { StoreUnfit } from './errors.js';

interface Pragma {
  name: string;
  value: string | number;
  /** What reading it back must answer. */
  reads: string | number;
}

/**
 * What durability stands on. `synchronous` comes after the journal mode: the driver's SQLite falls back to NORMAL,
 * which may lose commits when the power fails, as soon as the journal is a write-ahead log.
 */
export function pragmasFor(file: string): Pragma[] {
  return [
    file === ':memory:'
      ? { name: 'journal_mode', value: 'MEMORY', reads: 'memory' }
      : { name: 'journal_mode', value: 'WAL', reads: 'wal' },
    { name: 'synchronous', value: 'FULL', reads: 2 },
    { name: 'foreign_keys', value: 'ON', reads: 1 },
    { name: 'busy_timeout', value: 5_000, reads: 5_000 },
    { name: 'wal_autocheckpoint', value: 1_000, reads: 1_000 },
    { name: 'secure_delete', value: 'ON', reads: 1 },
    ...(process.platform === 'darwin' ? [{ name: 'fullfsync', value: 'ON', reads: 1 }] : []),
  ];
}

/** Sets each of them on this connection. */
export async function setPragmas(connection: Connection, pragmas: Pragma[]): Promise<void> {
  for (const { name, value } of pragmas) await connection.all(`PRAGMA ${name} = ${value}`);
}

/** Reads each of them back. Throws `StoreUnfit` if one does not hold. */
export async function proveHeld(connection: Connection, pragmas: Pragma[]): Promise<void> {
  for (const { name, reads } of pragmas) {
    const [row] = await connection.all<Record<string, unknown>>(`PRAGMA ${name}`);
    const [answer] = Object.values(row ?? {});
    if (answer !== reads)
      throw new StoreUnfit(`The database does not hold ${name}: ${String(answer)} instead of ${reads}`);
  }
}
