import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { StoreInUse } from './errors.js';
import { asStoreError, databaseCode } from './failures.js';

/** A data directory held against every other process. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes a data directory for this process. The lock is that of the operating system on a tiny database of its own,
 * held by a transaction that never ends: it goes with the process however that ends, so a crash leaves nothing
 * stale and a reused process number cannot be mistaken for ours. The number beside it is only for the message.
 * Throws `StoreInUse`.
 */
export async function takeLock(dataDir: string): Promise<Lock> {
  const pidFile = join(dataDir, 'openfloor.pid');
  const source = new DataSource({
    type: 'better-sqlite3',
    database: join(dataDir, 'openfloor.lock'),
    timeout: 0,
  });
  try {
    await source.initialize();
    await source.query('BEGIN EXCLUSIVE');
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw databaseCode(error)?.startsWith('SQLITE_BUSY')
      ? await inUse(dataDir, pidFile)
      : asStoreError(error);
  }
  await writeFile(pidFile, `${process.pid}\n`).catch(() => undefined);
  return {
    release: async () => {
      await rm(pidFile, { force: true }).catch(() => undefined);
      await source.destroy();
    },
  };
}

async function inUse(dataDir: string, pidFile: string): Promise<StoreInUse> {
  const pid = await readFile(pidFile, 'utf8').catch(() => '');
  const who = pid.trim() === '' ? 'another process' : `process ${pid.trim()}`;
  return new StoreInUse(`${dataDir} is in use by ${who}. Stop it first, or choose another data directory.`);
}
