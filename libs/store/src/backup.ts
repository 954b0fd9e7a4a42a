import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Connection } from './connection.js';
import { dataSource } from './database.js';
import { StoreMisuse } from './errors.js';
import { makePrivate } from './private-file.js';
import { RESTORED_FROM } from './restored.js';

/**
 * Writes a whole copy of the database at one point to a new file, marked as a backup and synced to disk. The file
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
    await mark(part);
    await sync(part);
    await rename(part, file);
    if (process.platform !== 'win32') await sync(dirname(file));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function mark(file: string): Promise<void> {
  const source = await dataSource(file).initialize();
  try {
    const takenAt = JSON.stringify({ takenAt: Date.now() });
    await source.query('INSERT INTO fact (name, value) VALUES (?, ?)', [RESTORED_FROM, takenAt]);
  } finally {
    await source.destroy();
  }
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
