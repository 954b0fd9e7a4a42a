import type { Connection, Scalar } from './connection.js';

/** Rows in one statement. Few sizes, so that each statement is prepared once; ten columns of a hundred rows stay far below SQLite's 32,766 values. */
export const CHUNKS = [100, 10, 1] as const;

/** Writes any number of rows into one table with as few statements as there are chunks. */
export class Rows {
  private readonly statements: { size: number; statement: string }[];

  /** `onConflict` follows the values, such as `ON CONFLICT (…) DO UPDATE SET …`. */
  constructor(table: string, columns: string[], onConflict = '') {
    const row = `(${columns.map(() => '?').join(', ')})`;
    this.statements = CHUNKS.map((size) => ({
      size,
      statement: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(size).fill(row).join(', ')} ${onConflict}`,
    }));
  }

  /** `fill` adds the values of one row, in the order of the columns. */
  async write(
    connection: Connection,
    count: number,
    fill: (values: Scalar[], row: number) => void,
  ): Promise<void> {
    let row = 0;
    for (const { size, statement } of this.statements) {
      for (; count - row >= size;) {
        const values: Scalar[] = [];
        for (const end = row + size; row < end; row++) fill(values, row);
        await connection.run(statement, values);
      }
    }
  }
}

/** `SET` of an upsert that takes each of these columns from the row that came. */
export function takeNew(...columns: string[]): string {
  return columns.map((column) => `${column} = excluded.${column}`).join(', ');
}
