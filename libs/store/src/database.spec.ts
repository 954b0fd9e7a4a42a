import { copyFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCore } from './core.js';
import { dataSource, openDatabase } from './database.js';
import { StoreUnfit } from './errors.js';
import { stoppedUnclean } from './integrity.js';
import { MIGRATIONS } from './migrations/index.js';
import { pragmasFor, proveHeld } from './pragmas.js';

const PAGE_BYTES = 4_096;

describe('the database of a store', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openfloor-database-'));
    file = join(directory, 'openfloor.sqlite');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('keeps what durability stands on', async () => {
    const { connection, close } = await openDatabase({ file });
    const read = async (name: string) =>
      Object.values((await connection.all<object>(`PRAGMA ${name}`))[0] ?? {})[0];
    expect(await read('journal_mode')).toBe('wal');
    expect(await read('synchronous')).toBe(2);
    expect(await read('foreign_keys')).toBe(1);
    expect(await read('busy_timeout')).toBe(5_000);
    expect(await read('wal_autocheckpoint')).toBe(1_000);
    await close();
  });

  it.each([
    ['synchronous', 'NORMAL'],
    ['foreign_keys', 'OFF'],
    ['busy_timeout', '0'],
    ['wal_autocheckpoint', '0'],
    ['journal_mode', 'DELETE'],
  ])('is refused when %s turns out to be %s', async (name, value) => {
    const { connection, close } = await openDatabase({ file });
    await expect(proveHeld(connection, pragmasFor(file))).resolves.toBeUndefined();
    await connection.all(`PRAGMA ${name} = ${value}`);
    await expect(proveHeld(connection, pragmasFor(file))).rejects.toThrow(`does not hold ${name}`);
    await close();
  });

  it('is refused where no write-ahead log can be had', async () => {
    await expect(openDatabase({ file: '' })).rejects.toThrow(
      'does not hold journal_mode: delete instead of wal',
    );
  });

  it('has exactly the tables that its entities describe', async () => {
    const { close } = await openDatabase({ file });
    await close();
    const source = await dataSource(file).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    for (const _step of MIGRATIONS) await source.undoLastMigration();
    const left = await source.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`,
    );
    expect(left).toEqual([{ name: 'migration' }]);
    await source.destroy();
  });

  it('is left alone when a newer version has changed it', async () => {
    await (await openDatabase({ file })).close();
    const source = await dataSource(file).initialize();
    await source.query(`INSERT INTO migration (timestamp, name) VALUES (?, ?)`, [
      4e12,
      'FromTheFuture4000000000000',
    ]);
    await source.destroy();
    await expect(openDatabase({ file })).rejects.toThrow(
      'newer version: it has seen FromTheFuture4000000000000',
    );
  });

  it('is refused when it is no database, and let go again', async () => {
    await writeFile(file, 'Dear diary, '.repeat(1_000));
    await expect(openCore({ dataDir: directory })).rejects.toThrow(StoreUnfit);
    await expect(openCore({ dataDir: directory })).rejects.toThrow('not a sound database (SQLITE_NOTADB)');
    expect(await readFile(file, 'utf8')).toContain('Dear diary');
    await rm(file);
    await (await openCore({ dataDir: directory })).close();
  });

  it('is refused when a page of it is damaged', async () => {
    await (await openDatabase({ file })).close();
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(PAGE_BYTES, 0x5a), 0, PAGE_BYTES, 2 * PAGE_BYTES);
    await handle.close();
    await expect(openDatabase({ file })).rejects.toThrow(StoreUnfit);
  });

  it('is checked to the last index after an unclean stop', async () => {
    const { connection, close } = await openDatabase({ file });
    const row = `'igf', 'athens-2006', 'IGF', '', '', '', '[]', 0`;
    const columns = 'id, slug, name, city, time_zone, overarching_theme, owner_ids, created_at';
    await connection.run(`INSERT INTO meeting (${columns}) VALUES (${row})`);
    await connection.all('PRAGMA wal_checkpoint(TRUNCATE)');
    await connection.run(`INSERT INTO fact (name, value) VALUES ('in the log', 'only')`);
    const crashed = join(directory, 'crashed.sqlite');
    await copyFile(`${file}-wal`, `${crashed}-wal`);
    const bytes = await readFile(file);
    bytes.write('geneva-2007', bytes.indexOf('athens-2006'));
    await writeFile(crashed, bytes);
    await close();
    await expect(openDatabase({ file: crashed })).rejects.toThrow(/damaged: .*meeting/);
  });

  it('leaves no log behind when it is closed, and one when it is not', async () => {
    const first = await openDatabase({ file });
    expect(await stoppedUnclean(file)).toBe(true);
    await first.close();
    expect(await stoppedUnclean(file)).toBe(false);
    await writeFile(`${file}-wal`, '');
    expect(await stoppedUnclean(file)).toBe(false);
  });
});
