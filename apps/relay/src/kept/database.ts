import Database from 'better-sqlite3';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES } from './tables.js';

/** Names of the files that a relay keeps, the write-ahead log and its index among them. */
export const FILES = ['relay.db', 'relay.db-wal', 'relay.db-shm'] as const;

/** What durability stands on, with what reading it back must answer. */
const PRAGMAS: [name: string, value: string | number, reads: string | number][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', 5_000, 5_000],
  ['secure_delete', 'ON', 1],
  ...(process.platform === 'darwin' ? [['fullfsync', 'ON', 1] as [string, string, number]] : []),
];

/**
 * Opens the database of a relay in its directory; both are made for their owner alone. Throws where the disk cannot
 * promise what is asked of it.
 */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, FILES[0]);
  makePrivate(file);
  const database = new Database(file, { timeout: 5_000 });
  for (const [name, value, reads] of PRAGMAS) {
    database.pragma(`${name} = ${value}`);
    const answer = database.pragma(name, { simple: true });
    if (answer !== reads) throw new Error(`The database does not hold ${name}: ${String(answer)}`);
  }
  database.exec(TABLES);
  return database;
}

/** Makes an empty file that only its owner can read, unless it is there. */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
