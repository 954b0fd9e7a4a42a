/** What the two databases say differently. Statements are written once, with `?` for values. */
export interface Dialect {
  /** Begins a transaction that writes, and one whose reads all see the database at one point. */
  begin: string;
  snapshot: string;
  /** Only one writing transaction of these at a time, with every other process; empty where `begin` sees to that. */
  alone: string;
  /** A statement as the driver wants it. */
  placed(statement: string): string;
  /** A field of a JSON text as a text; true and false are `1` and `0`, or `true` and `false`. */
  field(column: string, key: string): string;
  /** Codes at a commit that left nothing behind, once it is rolled back. */
  nothingWritten: RegExp;
  /** Codes of a transaction that met another one; doing it again helps. */
  again: RegExp;
}

export const SQLITE: Dialect = {
  begin: 'BEGIN IMMEDIATE',
  snapshot: 'BEGIN',
  alone: '',
  placed: (statement) => statement,
  field: (column, key) => `CAST(json_extract(${column}, '$.${key}') AS text)`,
  nothingWritten: /^SQLITE_(BUSY|FULL|NOMEM|READONLY|LOCKED|CONSTRAINT)/,
  again: /(?!)/,
};

/** Locks of the whole database that last as long as whoever took them; any numbers will do that nobody else uses. */
export const LOCKS = { inUse: 7_346_001, migrating: 7_346_002, alone: 7_346_003 } as const;

/** Statements are few and come again and again. */
const numbered = new Map<string, string>();

/**
 * Rooms lock by their session row and meet nobody else; everything else that writes takes its turn by one lock, as rare
 * as it is, so that reading before writing is as safe as in a database of one writer.
 */
export const POSTGRES: Dialect = {
  begin: 'BEGIN',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  alone: `SELECT pg_advisory_xact_lock(${LOCKS.alone})`,
  placed: (statement) => {
    const known = numbered.get(statement);
    if (known !== undefined) return known;
    let no = 0;
    const placed = statement.replaceAll('?', () => `$${(no += 1)}`);
    numbered.set(statement, placed);
    return placed;
  },
  field: (column, key) => `(${column}::json ->> '${key}')`,
  // Classes of SQLSTATE: transaction rollback, integrity, data, out of resources, object not in a state for it.
  nothingWritten: /^POSTGRES_(40|23|22|53|55)/,
  again: /^POSTGRES_(40001|40P01)$/,
};
