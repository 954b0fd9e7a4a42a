import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from './connection.js';
import { dataSource, openDatabase, type Database } from './database.js';
import { asStoreError, databaseCode } from './failures.js';
import { Rows } from './rows.js';

const FACTS = new Rows('fact', ['name', 'value']);

describe('a database without room', () => {
  let directory: string;
  let database: Database;
  let connection: Connection;
  const file = () => join(directory, 'openfloor.sqlite');
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openfloor-full-'));
    database = await openDatabase({ file: file() });
    connection = database.connection;
  });
  afterEach(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });

  const facts = async () => (await connection.all<{ n: number }>('SELECT count(*) AS n FROM fact'))[0]?.n;
  const write = (count: number) =>
    connection.transaction(() =>
      FACTS.write(connection, count, (values, row) => values.push(`fact ${row}`, 'x'.repeat(1_000))),
    );

  it('keeps nothing of a turn that does not fit, and takes it when there is room again', async () => {
    const [size] = await connection.all<{ page_count: number }>('PRAGMA page_count');
    await connection.all(`PRAGMA max_page_count = ${(size?.page_count ?? 0) + 10}`);
    const failed = await write(1_234).catch((error: unknown) => error);
    expect(databaseCode(failed)).toBe('SQLITE_FULL');
    expect(asStoreError(failed)).toMatchObject({ name: 'StoreUnavailable' });
    expect(await facts()).toBe(0);
    await connection.all('PRAGMA max_page_count = 1000000');
    await write(1_234);
    expect(await facts()).toBe(1_234);
  });

  it('keeps nothing of a turn while another program holds the write lock, and takes it afterwards', async () => {
    await connection.all('PRAGMA busy_timeout = 50');
    const other = await dataSource(file()).initialize();
    await other.query('BEGIN IMMEDIATE');
    const failed = await write(3).catch((error: unknown) => error);
    expect(databaseCode(failed)).toBe('SQLITE_BUSY');
    expect(await facts()).toBe(0);
    await other.query('ROLLBACK');
    await other.destroy();
    await write(3);
    expect(await facts()).toBe(3);
  });

  it('ends a transaction that could not be rolled back before anything else runs', async () => {
    await connection.run('BEGIN IMMEDIATE');
    await expect(write(3)).rejects.toThrow('within a transaction');
    await connection.settle();
    await write(3);
    expect(await facts()).toBe(3);
  });
});
