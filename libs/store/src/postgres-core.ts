import { mkdir } from 'node:fs/promises';
import { callsBy } from './calls.js';
import { callsOn } from './calls-on.js';
import type { Fault } from './connection.js';
import type { Core } from './core.js';
import { StoreMisuse, StoreUnavailable } from './errors.js';
import { erasuresIn } from './erasures.js';
import { asStoreError } from './failures.js';
import { Lanes, type Lane } from './lanes.js';
import { takeLock, type Lock } from './lock.js';
import { postgresLine, postgresSource, preparePostgres } from './postgres.js';

/** Connections of one store: for turns and all that is short, and for long reads beside them. */
const MOST = 10;
const MOST_READING = 4;

export interface PostgresCoreOptions {
  /** Holds what is of this node alone: the list of erasures that it took, first links, files. */
  dataDir: string;
  databaseUrl: string;
  /** For a second core beside the one that writes: no lock, no migrations. */
  readOnly?: boolean;
  fault?: Fault | undefined;
}

/**
 * Opens a PostgreSQL database, which other nodes may have open too. Throws `StoreUnfit`, `StoreInUse` (a second process
 * on the same directory) or `StoreUnavailable` and leaves nothing open.
 */
export async function openPostgresCore(options: PostgresCoreOptions): Promise<Core> {
  const { dataDir, databaseUrl, readOnly = false } = options;
  let lock: Lock | undefined;
  try {
    if (!readOnly) {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      lock = await takeLock(dataDir);
      await preparePostgres(databaseUrl);
    }
    return await coreOf(options, lock);
  } catch (error) {
    await lock?.release();
    throw asStoreError(error);
  }
}

async function coreOf(
  { dataDir, databaseUrl, readOnly = false, fault }: PostgresCoreOptions,
  lock: Lock | undefined,
): Promise<Core> {
  const most = readOnly ? MOST_READING : MOST;
  const source = await postgresSource(databaseUrl, most).initialize();
  const erasures = erasuresIn(dataDir);
  const open = async (): Promise<Lane> => {
    const line = await postgresLine(source, fault);
    const { connection } = line;
    return {
      calls: callsOn(connection, erasures, { settleLog: async () => true, backup: refuseBackup }),
      settle: () => connection.settle(),
      get holds() {
        return connection.holds;
      },
      get isLost() {
        return line.isLost;
      },
      drop: () => line.drop(),
    };
  };
  const lanes = new Lanes(open, most);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await lanes.close();
    await source.destroy();
    await lock?.release();
  };
  return {
    calls: callsBy((name) => async (...args) => {
      if (closing) throw new StoreUnavailable('The store is closed');
      return lanes.call(name, args);
    }),
    close: () => (closing ??= close()),
  };
}

async function refuseBackup(): Promise<never> {
  throw new StoreMisuse('A PostgreSQL database is backed up by its own tools, such as pg_dump');
}
