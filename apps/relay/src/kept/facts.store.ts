import type Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';

/** Small things by name, as JSON. */
export class FactsStore {
  private readonly one: Statement;
  private readonly set: Statement;

  constructor(database: Database) {
    this.one = database.prepare('SELECT value FROM facts WHERE name = ?');
    this.set = database.prepare(
      'INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  read<T>(name: string): T | undefined {
    const row = this.one.get(name) as { value: string } | undefined;
    return row && (JSON.parse(row.value) as T);
  }

  /** To be called in a write of the journal. */
  keep(name: string, value: unknown): void {
    this.set.run(name, JSON.stringify(value));
  }
}
