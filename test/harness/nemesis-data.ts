import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every table with all its rows, in one order: what a data directory holds, whatever wrote it. */
export function rowsOf(dataDir: string): Record<string, string[]> {
  const database = new Database(join(dataDir, 'openfloor.sqlite'), { readonly: true });
  try {
    const tables = database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all() as { name: string }[];
    const rows = ({ name }: { name: string }) =>
      database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row));
    return Object.fromEntries(tables.map((table) => [table.name, rows(table).sort()]));
  } finally {
    database.close();
  }
}

/** Runs statements on the database of a server that is down. */
export function writesInto(dataDir: string, ...statements: string[]): void {
  const database = new Database(join(dataDir, 'openfloor.sqlite'));
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Makes the database of an older version from its kept statements. */
export function olderData(dataDir: string, name: string): void {
  writesInto(dataDir, readFileSync(join(import.meta.dirname, `../faults/${name}.sql`), 'utf8'));
}
