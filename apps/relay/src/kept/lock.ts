import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivate } from './database.js';

/** A data directory held against every other process. */
export interface Lock {
  release(): void;
}

/** Name of the file of the lock. */
export const LOCK_FILE = 'relay.lock';

/**
 * Takes a data directory for this process: a transaction that never ends on a tiny database of its own. The operating
 * system lets it go with the process however that ends, so a crash leaves nothing stale. Throws where it is taken.
 */
export function takeLock(dataDir: string): Lock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, LOCK_FILE);
  makePrivate(file);
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new Error(`${dataDir} is in use by another relay. Stop it first, or choose another --data.`);
  }
  return { release: () => void database.close() };
}
