import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { markBackup, syncDirectory } from './backup.js';
import { Connection } from './connection.js';
import { DATABASE_FILE, openCore } from './core.js';
import { dataSource, openDatabase } from './database.js';
import { StoreMisuse, StoreUnfit } from './errors.js';
import { databaseCode } from './failures.js';
import { proveSound } from './integrity.js';
import { takeLock } from './lock.js';
import { expectKnown } from './migrate.js';
import { makePrivate } from './private-file.js';
import { RESTORED_FROM } from './restored.js';

/** What a backup that was put back is: when it was taken, how many sessions it has, and where what stood before is kept. */
export interface RestoredBackup {
  takenAt: number;
  sessions: number;
  keptAs: string | null;
}

/** Writes a backup of a data directory to a new file, also while a server runs on it. Errors as of `Store.backup`. */
export async function takeBackup(dataDir: string, file: string): Promise<void> {
  await stat(join(dataDir, DATABASE_FILE)).catch(() => {
    throw new StoreMisuse(`There is no database in ${dataDir}`);
  });
  const core = await openCore({ dataDir, readOnly: true });
  try {
    await core.calls.backup(file);
  } finally {
    await core.close();
  }
}

/**
 * Puts a backup in the place of the database. What stood there is kept among the backups as `keepAs`. Throws `StoreInUse`
 * while a server runs on the directory, `StoreMisuse` for a file that is no backup, `StoreUnfit` for one that is damaged or
 * of a newer version; then nothing was changed.
 */
export async function restoreBackup(dataDir: string, file: string, keepAs: string): Promise<RestoredBackup> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(dataDir);
  try {
    const takenAt = await expectBackup(file);
    const database = join(dataDir, DATABASE_FILE);
    const fresh = `${database}.restoring`;
    await rm(fresh, { force: true });
    await makePrivate(fresh);
    await copyFile(file, fresh);
    await syncFile(fresh);
    const keptAs = await setAside(database, keepAs);
    for (const end of ['-wal', '-shm']) await rm(`${database}${end}`, { force: true });
    await rename(fresh, database);
    await syncDirectory(dataDir);
    const { connection, close } = await openDatabase({ file: database });
    const [row] = await connection.all<{ many: number }>('SELECT count(*) AS many FROM session');
    await close();
    return { takenAt, sessions: row?.many ?? 0, keptAs };
  } finally {
    await lock.release();
  }
}

/** When the backup was taken. */
async function expectBackup(file: string): Promise<number> {
  await stat(file).catch(() => {
    throw new StoreMisuse(`There is no file ${file}`);
  });
  const source = dataSource(file, true);
  try {
    await source.initialize();
    const connection = new Connection(source.createQueryRunner());
    await proveSound(connection, true);
    await expectKnown(source, connection);
    const [mark] = await connection.all<{ value: string }>('SELECT value FROM fact WHERE name = ?', [
      RESTORED_FROM,
    ]);
    if (!mark) throw new StoreMisuse(`${file} is no backup: it was not made by this product's own backup`);
    return (JSON.parse(mark.value) as { takenAt: number }).takenAt;
  } catch (error) {
    const code = databaseCode(error);
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code === 'SQLITE_ERROR')
      throw new StoreUnfit(`${file} is not a sound backup (${code})`, { cause: error });
    throw error;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

/** The database of before, with its log, as a backup like any other; one that cannot be read any more is kept as it is. */
async function setAside(database: string, keepAs: string): Promise<string | null> {
  const isThere = await stat(database).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  await mkdir(dirname(keepAs), { recursive: true, mode: 0o700 });
  const source = dataSource(database);
  const isSound = await source
    .initialize()
    .then(() => source.query('PRAGMA wal_checkpoint(TRUNCATE)'))
    .then(
      () => true,
      () => false,
    );
  if (source.isInitialized) await source.destroy();
  await rename(database, keepAs);
  if (isSound) await markBackup(keepAs);
  await syncDirectory(dirname(keepAs));
  return keepAs;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
