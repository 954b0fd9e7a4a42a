import type Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../kept/database.js';
import { FactsStore } from '../kept/facts.store.js';
import { GroupJournal, type Journal } from '../kept/journal.js';

/** A database in a directory of its own, which can be opened again as after a crash. */
export class KeptData {
  readonly directory = mkdtempSync(join(tmpdir(), 'openfloor-relay-'));
  database: Database = openDatabase(this.directory);
  journal: Journal = new GroupJournal(this.database);

  get facts(): FactsStore {
    return new FactsStore(this.database);
  }

  /** The process is gone and another one comes. */
  reopen(): void {
    this.database.close();
    this.database = openDatabase(this.directory);
    this.journal = new GroupJournal(this.database);
  }

  dispose(): void {
    this.database.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
