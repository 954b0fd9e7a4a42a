import type { DataSource } from 'typeorm';
import type { Connection } from './connection.js';
import { StoreUnfit } from './errors.js';
import { MIGRATIONS } from './migrations/index.js';

/** Keeps which migrations a database has seen. */
export const MIGRATION_TABLE = 'migration';

/** Brings the tables up to this version. Throws `StoreUnfit` for a database that a newer version has changed. */
export async function migrate(source: DataSource, connection: Connection): Promise<void> {
  await expectKnown(source, connection);
  await source.runMigrations({ transaction: 'each' });
}

/** Throws `StoreUnfit` for a database that a newer version has changed. */
export async function expectKnown(source: DataSource, connection: Connection): Promise<void> {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = (await migrationsOf(source, connection)).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new StoreUnfit(`The database is of a newer version: it has seen ${unknown.join(', ')}`);
}

async function migrationsOf(source: DataSource, connection: Connection): Promise<string[]> {
  const runner = source.createQueryRunner();
  const isThere = await runner.hasTable(MIGRATION_TABLE).finally(() => runner.release());
  if (!isThere) return [];
  const rows = await connection.all<{ name: string }>(`SELECT name FROM ${MIGRATION_TABLE}`);
  return rows.map(({ name }) => name);
}
