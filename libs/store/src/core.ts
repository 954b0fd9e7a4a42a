import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from './backup.js';
import { callsBy, type Call, type Calls } from './calls.js';
import { callsOn } from './calls-on.js';
import type { Connection, Fault } from './connection.js';
import { openDatabase, type Database } from './database.js';
import { StoreUnavailable } from './errors.js';
import { erasuresIn, erasuresInMemory, type Erasures } from './erasures.js';
import { asStoreError } from './failures.js';
import { takeLock, type Lock } from './lock.js';
import { makePrivate } from './private-file.js';
import { Queue } from './queue.js';
import { openPostgresCore } from './postgres-core.js';
import { settleLog } from './retention.store.js';

/** Name of the database in its data directory. A backup is taken into use by putting it there under this name. */
export const DATABASE_FILE = 'openfloor.sqlite';

/** Everything the store does, in whichever thread it was opened. */
export interface Core {
  calls: Calls;
  /** Waits for the jobs that were asked for, then closes. */
  close(): Promise<void>;
}

export interface CoreOptions {
  /** Made if it is not there. `:memory:` for a store that ends with the process. */
  dataDir: string;
  /** For a second core beside the one that writes: no lock, no migrations, reads only. */
  readOnly?: boolean;
  /** A PostgreSQL database; the directory then keeps the rest. */
  databaseUrl?: string | undefined;
  fault?: Fault;
}

/** Opens lock and database. Throws `StoreInUse`, `StoreUnfit` or `StoreUnavailable` and leaves nothing open. */
export async function openCore({
  dataDir,
  databaseUrl,
  readOnly = false,
  fault,
}: CoreOptions): Promise<Core> {
  if (databaseUrl !== undefined) return openPostgresCore({ dataDir, databaseUrl, readOnly, fault });
  if (dataDir === ':memory:') return coreOf(await openDatabase({ file: dataDir, fault }), erasuresInMemory());
  const erasures = erasuresIn(dataDir);
  const file = join(dataDir, DATABASE_FILE);
  if (readOnly) return coreOf(await openDatabase({ file, readOnly }), erasures);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(dataDir);
  try {
    await makePrivate(file);
    return coreOf(await openDatabase({ file, fault }), erasures, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function coreOf(database: Database, erasures: Erasures, lock?: Lock): Core {
  const queue = new Queue();
  const { connection } = database;
  const direct: Calls = {
    ...callsOn(connection, erasures, {
      settleLog: () => settleLog(connection),
      backup: (file) => writeBackup(connection, file),
    }),
    // There is nobody to hold a room against.
    hold: async () => undefined,
    release: async () => undefined,
  };
  let closing: Promise<void> | undefined;
  const close = async () => {
    await database.close();
    await lock?.release();
  };
  const inOrder =
    (call: Call) =>
    async (...args: unknown[]) => {
      if (closing) throw new StoreUnavailable('The store is closed');
      return queue.run(() => job(connection, () => call(...args)));
    };
  return {
    calls: callsBy((name) => inOrder(direct[name] as Call)),
    close: () => (closing ??= queue.run(close)),
  };
}

async function job<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  try {
    await connection.settle();
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}
