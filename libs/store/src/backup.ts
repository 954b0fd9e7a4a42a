import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connection } from './connection.js';
import { dataSource } from './database.js';
import { StoreMisuse } from './errors.js';
import { proveSound } from './integrity.js';
import { makePrivate } from './private-file.js';
import { RESTORED_FROM } from './restored.js';

/**
 * Writes a whole copy of the database at one point to a new file, marked as a backup, checked and synced to disk. The file
 * has its name only when it is complete. Throws `StoreMisuse` if the name is taken.
 */
export async function writeBackup(connection: Connection, file: string): Promise<void> {
  if (await isThere(file)) throw new StoreMisuse(`${file} is already there`);
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await rm(part, { force: true });
  try {
    await makePrivate(part);
    await connection.run('VACUUM INTO ?', [part]);
    await markBackup(part);
    await sync(part);
    await rename(part, file);
    await syncDirectory(dirname(file));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Marks a database as a backup and checks the whole of it. Throws `StoreUnfit` if the copy is damaged. */
export async function markBackup(file: string): Promise<void> {
  const source = await dataSource(file).initialize();
  try {
    const takenAt = JSON.stringify({ takenAt: Date.now() });
    await source.query('INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)', [RESTORED_FROM, takenAt]);
    await proveSound(new Connection(source.createQueryRunner()), true);
  } finally {
    await source.destroy();
  }
}

/** Makes what was named in a directory last. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform !== 'win32') await sync(path);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
