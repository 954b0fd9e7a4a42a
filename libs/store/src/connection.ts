import type { EntityManager, QueryRunner } from 'typeorm';
import { SQLITE, type Dialect } from './dialect.js';
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

/** So often a transaction that met another one is done again. */
const TRIES = 3;

/** How a transaction stands beside the others: `alone`, or behind the lock of a row that its first statement takes. */
export type Beside = 'alone' | 'row';

/** One connection of a database. Callers see to it that one job at a time uses it (see `Queue` and `Lanes`). */
export class Connection {
  private isHolding = false;
  private began = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly fault: Fault = () => undefined,
    readonly dialect: Dialect = SQLITE,
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
   * A transaction that has its lock from its first statement, or carries on with the one that is held. Throws what `work`
   * threw after rolling back, `StoreUnavailable` if the commit failed and nothing stands, `OutcomeUnknown` if nobody can tell.
   */
  async transaction<T>(work: () => Promise<T>, beside: Beside = 'alone'): Promise<T> {
    const isHeld = this.isHolding;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(work, beside);
      } catch (error) {
        if (isHeld || tries === TRIES || !this.dialect.again.test(databaseCode(error) ?? '')) throw error;
      }
    }
  }

  /** Reads that all see the database at one point. */
  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    if (this.isHolding) return work();
    await this.begin(this.dialect.snapshot);
    try {
      return await work();
    } finally {
      await this.rollBack();
    }
  }

  /** Begins a transaction that the next `transaction` ends, or `release`; what is asked meanwhile runs inside it. */
  async hold(work: () => Promise<unknown>): Promise<void> {
    await this.begin(this.dialect.begin);
    this.isHolding = true;
    try {
      await work();
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  /** Whether a transaction is held. */
  get holds(): boolean {
    return this.isHolding;
  }

  async release(): Promise<void> {
    this.isHolding = false;
    await this.rollBack();
  }

  /** Ends a transaction whose rollback once failed. To be called before each job. */
  async settle(): Promise<void> {
    if (this.isHolding || !(await this.isOpen())) return;
    await this.runner.query('ROLLBACK');
  }

  private async ask(statement: string, values: Scalar[]) {
    this.fault('statement', statement);
    for (const value of values)
      if (!isScalar(value)) throw new StoreMisuse(`Not a value for a statement: ${typeof value}`);
    return this.runner.query(this.dialect.placed(statement), values, true);
  }

  private async once<T>(work: () => Promise<T>, beside: Beside): Promise<T> {
    if (!this.isHolding) await this.begin(this.dialect.begin);
    let result: T;
    try {
      if (beside === 'alone' && this.dialect.alone) await this.runner.query(this.dialect.alone);
      result = await work();
      this.fault('before-commit');
    } catch (error) {
      await this.release();
      throw error;
    }
    await this.commit();
    return result;
  }

  private async begin(statement: string): Promise<void> {
    this.began = true;
    await this.runner.query(statement);
  }

  private async commit(): Promise<void> {
    this.isHolding = false;
    try {
      this.fault('commit');
      await this.runner.query('COMMIT');
      this.began = false;
      this.fault('after-commit');
    } catch (error) {
      await this.rollBack();
      const code = databaseCode(error);
      if (code && this.dialect.nothingWritten.test(code))
        throw new StoreUnavailable(`${code} at the commit`, { cause: error });
      throw new OutcomeUnknown('The answer to a commit was lost', { cause: error });
    }
  }

  /** A rollback that fails leaves the transaction open; `settle` ends it before anything else runs. */
  private async rollBack(): Promise<void> {
    if (!(await this.isOpen())) return;
    await this.runner.query('ROLLBACK').then(
      () => (this.began = false),
      () => undefined,
    );
  }

  /** SQLite ends some transactions by itself, and its driver knows; PostgreSQL only fails them. */
  private async isOpen(): Promise<boolean> {
    if (this.dialect !== SQLITE) return this.began;
    const { inTransaction } = (await this.runner.connect()) as { inTransaction: boolean };
    return inTransaction;
  }
}

function isScalar(value: unknown): value is Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'number' && Number.isFinite(value);
}
