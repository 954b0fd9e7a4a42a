import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accountCalls } from './accounts.store.js';
import { writeBackup } from './backup.js';
import { callsBy, type Call, type Calls } from './calls.js';
import { codeCalls } from './codes.store.js';
import type { Connection, Fault } from './connection.js';
import { openDatabase, type Database } from './database.js';
import { StoreUnavailable } from './errors.js';
import { erasuresIn, erasuresInMemory, type Erasures } from './erasures.js';
import { factCalls } from './facts.store.js';
import { asStoreError } from './failures.js';
import { readLedger, verifyChain } from './ledger.store.js';
import { takeLock, type Lock } from './lock.js';
import { meetingCalls } from './meetings.store.js';
import { makePrivate } from './private-file.js';
import { Queue } from './queue.js';
import { dropSomeReceipts, findReceipts, markReceipts } from './receipts.store.js';
import { retentionCalls, settleLog } from './retention.store.js';
import { clocksOf, loadRoom, roomSince } from './rooms.store.js';
import { commitTurn } from './turns.store.js';

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
  fault?: Fault;
}

/** Opens lock and database. Throws `StoreInUse`, `StoreUnfit` or `StoreUnavailable` and leaves nothing open. */
export async function openCore({ dataDir, readOnly = false, fault }: CoreOptions): Promise<Core> {
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
  const direct = callsOn(database.connection, erasures);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await database.close();
    await lock?.release();
  };
  const inOrder =
    (call: Call) =>
    async (...args: unknown[]) => {
      if (closing) throw new StoreUnavailable('The store is closed');
      return queue.run(() => job(database.connection, () => call(...args)));
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

function callsOn(connection: Connection, erasures: Erasures): Calls {
  return {
    ...accountCalls(connection),
    ...meetingCalls(connection),
    ...codeCalls(connection),
    ...factCalls(connection),
    ...retentionCalls(connection, erasures),
    load: (sessionId) => loadRoom(connection, sessionId),
    changedSince: (sessionId, since) => roomSince(connection, sessionId, since),
    receipts: (sessionId, keys) => findReceipts(connection, sessionId, keys),
    someReceiptMarks: (sessionId, after) => markReceipts(connection, sessionId, after),
    commit: async (turn) => {
      await commitTurn(connection, turn, erasures);
      if (turn.erases.length > 0 || turn.erasesLedger) await settleLog(connection).catch(() => undefined);
    },
    clocksOf: (sessionIds) => clocksOf(connection, sessionIds),
    hold: async () => undefined,
    release: async () => undefined,
    ledger: (sessionId, after, limit) => readLedger(connection, sessionId, after, limit),
    verifyLedger: (sessionId) => verifyChain(connection, sessionId),
    dropSomeReceipts: (closedBefore) => dropSomeReceipts(connection, closedBefore),
    backup: (file) => writeBackup(connection, file),
    ping: async () => void (await connection.all('SELECT 1')),
  };
}
