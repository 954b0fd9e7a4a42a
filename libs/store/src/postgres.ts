import 'reflect-metadata';
import { DataSource, type QueryRunner } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, type Fault } from './connection.js';
import { LOCKS, POSTGRES } from './dialect.js';
import { ENTITIES } from './entities/index.js';
import { StoreInUse, StoreUnavailable, StoreUnfit } from './errors.js';
import { migrate, MIGRATION_TABLE } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { adoptRestored } from './restored.js';

/** Whoever waits longer for the database than this is told that it is not there. Milliseconds. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
const LOCK_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
/** Longer than any statement may take, for a server that does not say anything at all. */
const SILENT_MS = 8_000;
/** Other nodes that bring the tables up to date are waited for. */
const MIGRATING_MS = 120_000;
/** Its own connection, and those that TypeORM takes for migrations. */
const PREPARING = 3;
const LOOK_AGAIN_MS = 200;

const LIMITS = {
  statement_timeout: STATEMENT_MS,
  lock_timeout: LOCK_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  query_timeout: SILENT_MS,
};

/** TypeORM over PostgreSQL as this project uses it; `limits` are those of everyday work, not of migrations. */
export function postgresSource(url: string, most: number, limits: object = LIMITS): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    parseInt8: true,
    poolSize: most,
    applicationName: 'openfloor',
    connectTimeoutMS: CONNECT_MS,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATION_TABLE,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    // A connection that ends while nobody uses it is noticed by its lane.
    poolErrorHandler: () => undefined,
    extra: { keepAlive: true, ...limits },
  });
}

/**
 * Brings the tables up to this version and takes a restored dump into use, one node after the other. Throws `StoreUnfit`
 * where commits would not be safe or tables are of a newer version.
 */
export async function preparePostgres(url: string): Promise<void> {
  const source = await postgresSource(url, PREPARING, {}).initialize();
  try {
    const runner = source.createQueryRunner();
    const connection = new Connection(runner, undefined, POSTGRES);
    await expectDurable(connection);
    await turnToMigrate(connection);
    await migrate(source, connection);
    await adoptRestored(connection, Date.now());
    await runner.release();
  } finally {
    await source.destroy();
  }
}

/** A server that does not sync its log can lose what it has committed, and its tables with it. */
async function expectDurable(connection: Connection): Promise<void> {
  for (const name of ['fsync', 'full_page_writes']) {
    const [row] = await connection.all<{ value: string }>(`SELECT current_setting('${name}') AS value`);
    if (row?.value !== 'on') throw new StoreUnfit(`PostgreSQL runs with ${name} = ${row?.value}; set it on`);
  }
}

async function turnToMigrate(connection: Connection): Promise<void> {
  const until = Date.now() + MIGRATING_MS;
  while (!(await takes(connection, `pg_try_advisory_lock(${LOCKS.migrating})`))) {
    if (Date.now() > until) throw new StoreUnavailable('Another process is changing the tables');
    await pause(LOOK_AGAIN_MS);
  }
}

async function takes(connection: Connection, lock: string): Promise<boolean> {
  const [row] = await connection.all<{ taken: boolean }>(`SELECT ${lock} AS taken`);
  return row?.taken === true;
}

/** A connection for everyday work, and what gives it up. */
export interface PostgresLine {
  connection: Connection;
  readonly isLost: boolean;
  drop(): Promise<void>;
}

/**
 * Opens one more connection. It says to others that the database is in use, and waits for the disk at each commit unless
 * the database's owner asks for even more. Throws `StoreInUse` while a tool has the database for itself.
 */
export async function postgresLine(source: DataSource, fault?: Fault): Promise<PostgresLine> {
  const runner = source.createQueryRunner();
  const connection = new Connection(runner, fault, POSTGRES);
  const line: PostgresLine = {
    connection,
    get isLost() {
      return runner.isReleased;
    },
    drop: () => giveUp(runner),
  };
  try {
    const plain = new Connection(runner, undefined, POSTGRES);
    if (!(await takes(plain, `pg_try_advisory_lock_shared(${LOCKS.inUse})`)))
      throw new StoreInUse('A tool has this database for itself. Wait until it is done.');
    const [row] = await plain.all<{ value: string }>(`SELECT current_setting('synchronous_commit') AS value`);
    if (row?.value === 'off') await plain.all('SET synchronous_commit = on');
    return line;
  } catch (error) {
    await line.drop();
    throw error;
  }
}

/** Takes the database for itself, against every store that has it open. Throws `StoreInUse`. */
export async function alonePostgres<T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const source = await postgresSource(url, 1).initialize();
  try {
    const connection = new Connection(source.createQueryRunner(), undefined, POSTGRES);
    if (!(await takes(connection, `pg_try_advisory_lock(${LOCKS.inUse})`)))
      throw new StoreInUse('The database is in use. Stop every node first.');
    return await work(connection);
  } finally {
    await source.destroy();
  }
}

/** Ends the connection itself, whatever it waits for; a pool would hand it to the next one as it is. */
async function giveUp(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return;
  const client = (await runner.connect().catch(() => undefined)) as
    { emit(event: 'error', error: Error): boolean } | undefined;
  client?.emit('error', new Error('given up'));
  if (!runner.isReleased) await runner.release();
}
