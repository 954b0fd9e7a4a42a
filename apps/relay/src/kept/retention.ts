import type Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from './database.js';

/** So long after the session closed what its phones asked for and told is kept. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Drops what phones asked for and told where the session closed more than seven days ago; true if it did. */
export function dropOld(database: Database, closedAt: number | null | undefined, now: number): boolean {
  if (closedAt == null || now - closedAt < KEPT_MS) return false;
  database.exec(`
    BEGIN IMMEDIATE;
    DELETE FROM commands; DELETE FROM hands; DELETE FROM tellings; DELETE FROM told; DELETE FROM own;
    DELETE FROM corner; DELETE FROM phones;
    COMMIT;
  `);
  database.pragma('wal_checkpoint(TRUNCATE)');
  return true;
}

/** Wipes everything that a relay keeps in its directory. The lock must be held. */
export function wipe(dataDir: string): void {
  for (const name of FILES) rmSync(join(dataDir, name), { force: true });
}
