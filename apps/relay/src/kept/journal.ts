import type Database from 'better-sqlite3';

/** Where everything that must last is written. */
export interface Journal {
  /** Runs the work in a transaction; resolves once it is on the disk, rejects where nothing of it is. */
  write(work: () => void): Promise<void>;
  /** Writes now what waits. */
  flush(): void;
}

interface Entry {
  work: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Puts everything of one turn of the event loop into one transaction, so that a thousand phones cost one sync. */
export class GroupJournal implements Journal {
  private batch: Entry[] = [];

  constructor(private readonly database: Database) {}

  write(work: () => void): Promise<void> {
    const written = new Promise<void>((done, failed) => this.batch.push({ work, done, failed }));
    if (this.batch.length === 1) setImmediate(() => this.flush());
    return written;
  }

  flush(): void {
    const batch = this.batch;
    if (batch.length === 0) return;
    this.batch = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      for (const { work } of batch) work();
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { done } of batch) done();
  }
}
