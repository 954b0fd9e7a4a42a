import type { EntityManager, QueryRunner } from 'typeorm';
import { OutcomeUnknown, StoreMisuse, StoreUnavailable } from './errors.js';
import { databaseCode } from './failures.js';

/** All that ever goes into a statement as a value. */
export type Scalar = string | number | boolean | null;

/**
 * Where a test may let the database fail by throwing: at a statement or just before the commit (known: nothing was
 * written), or at the commit itself with its answer lost, before (`commit`) or after (`after-commit`) it happened.
 */
export type FaultPoint = 'statement' | 'before-commit' | 'commit' | 'after-commit';
export type Fault = (point: FaultPoint, statement?: string) => void;

/** A commit that fails with one of these left nothing behind, once it is rolled back. */
const NOTHING_WRITTEN = /^SQLITE_(BUSY|FULL|NOMEM|READONLY|LOCKED|CONSTRAINT)/;

/** The one connection of a database. Callers see to it that one job at a time uses it (see `Queue`). */
export class Connection {
  constructor(
    private readonly runner: QueryRunner,
    private readonly fault: Fault = () => undefined,
  ) {}

  /** TypeORM's repositories on this very connection, for tables of few rows. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** The rows of a query. */
  async all<Row>(statement: string, values: Scalar[] = []): Promise<Row[]> {
    return (await this.ask(statement, values)).records as Row[];
  }

  /** How many rows a statement moved. */
  async run(statement: string, values: Scalar[] = []): Promise<number> {
    return (await this.ask(statement, values)).affected ?? 0;
  }

  /**
   * A transaction that has the write lock from its first statement. Throws what `work` threw after rolling back,
   * `StoreUnavailable` if the commit failed and nothing stands, `OutcomeUnknown` if nobody can tell.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.runner.query('BEGIN IMMEDIATE');
    let result: T;
    try {
      result = await work();
      this.fault('before-commit');
    } catch (error) {
      await this.rollBack();
      throw error;
    }
    await this.commit();
    return result;
  }

  /** Reads that all see the database at one point. */
  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    await this.runner.query('BEGIN');
    try {
      return await work();
    } finally {
      await this.rollBack();
    }
  }

  /** Ends a transaction whose rollback once failed. To be called before each job. */
  async settle(): Promise<void> {
    if (!(await this.isOpen())) return;
    await this.runner.query('ROLLBACK');
  }

  private async ask(statement: string, values: Scalar[]) {
    this.fault('statement', statement);
    for (const value of values)
      if (!isScalar(value)) throw new StoreMisuse(`Not a value for a statement: ${typeof value}`);
    return this.runner.query(statement, values, true);
  }

  private async commit(): Promise<void> {
    try {
      this.fault('commit');
      await this.runner.query('COMMIT');
      this.fault('after-commit');
    } catch (error) {
      await this.rollBack();
      const code = databaseCode(error);
      if (code && NOTHING_WRITTEN.test(code))
        throw new StoreUnavailable(`${code} at the commit`, { cause: error });
      throw new OutcomeUnknown('The answer to a commit was lost', { cause: error });
    }
  }

  /** A rollback that fails leaves the transaction open; `settle` ends it before anything else runs. */
  private async rollBack(): Promise<void> {
    if (await this.isOpen()) await this.runner.query('ROLLBACK').catch(() => undefined);
  }

  private async isOpen(): Promise<boolean> {
    const { inTransaction } = (await this.runner.connect()) as { inTransaction: boolean };
    return inTransaction;
  }
}

function isScalar(value: unknown): value is Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'number' && Number.isFinite(value);
}
