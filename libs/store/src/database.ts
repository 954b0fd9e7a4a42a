import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Connection, type Fault } from './connection.js';
import { ENTITIES } from './entities/index.js';
import { StoreUnfit } from './errors.js';
import { asStoreError, databaseCode } from './failures.js';
import { proveSound, stoppedUnclean } from './integrity.js';
import { migrate, MIGRATION_TABLE } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { pragmasFor, proveHeld, setPragmas } from './pragmas.js';
import { adoptRestored } from './restored.js';

/** An open database: its one connection, and how to end it. */
export interface Database {
  connection: Connection;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Path of the file, or `:memory:`. */
  file: string;
  /** For a second connection beside the one that writes. */
  readOnly?: boolean;
  fault?: Fault;
}

/** TypeORM as this project uses it: named tables, migrations only, no empty value in a search. */
export function dataSource(file: string, readOnly = false): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly: readOnly,
    fileMustExist: readOnly,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATION_TABLE,
    statementCacheSize: 300,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  });
}

/** Opens the database. Throws `StoreUnfit` or `StoreUnavailable` and leaves nothing open. */
export async function openDatabase({ file, readOnly = false, fault }: DatabaseOptions): Promise<Database> {
  const unclean = !readOnly && (await stoppedUnclean(file));
  const source = dataSource(file, readOnly);
  try {
    await source.initialize();
    const runner = source.createQueryRunner();
    if (!readOnly) await prepare(source, new Connection(runner), file, unclean);
    return { connection: new Connection(runner, fault), close: () => close(source, readOnly) };
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw openingError(error, file);
  }
}

async function prepare(
  source: DataSource,
  connection: Connection,
  file: string,
  unclean: boolean,
): Promise<void> {
  const pragmas = pragmasFor(file);
  await setPragmas(connection, pragmas);
  await proveSound(connection, unclean);
  await migrate(source, connection);
  await proveHeld(connection, pragmas);
  await adoptRestored(connection, Date.now());
}

async function close(source: DataSource, readOnly: boolean): Promise<void> {
  if (!readOnly) await source.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await source.destroy();
}

function openingError(error: unknown, file: string): Error {
  const code = databaseCode(error);
  if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') return asStoreError(error);
  return new StoreUnfit(`${file} is not a sound database (${code})`, { cause: error });
}
