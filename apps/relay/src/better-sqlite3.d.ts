/** The part of better-sqlite3 that a relay uses; the package brings no types of its own. */
declare module 'better-sqlite3' {
  export interface Statement {
    run(...values: unknown[]): { changes: number };
    get(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
  }

  class Database {
    constructor(file: string, options?: { timeout?: number; readonly?: boolean; fileMustExist?: boolean });
    readonly inTransaction: boolean;
    prepare(statement: string): Statement;
    exec(statements: string): this;
    pragma(pragma: string, options?: { simple?: boolean }): unknown;
    close(): this;
  }

  export default Database;
}
