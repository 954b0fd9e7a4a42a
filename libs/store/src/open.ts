import { callsBy, ROADS, type CallName } from './calls.js';
import type { Fault } from './connection.js';
import { openCore } from './core.js';
import { StoreUnavailable } from './errors.js';
import type { Store } from './ports.js';
import { storeOver } from './store.js';
import { WorkerLine } from './worker-line.js';

export interface StoreOptions {
  /** Directory of the database, its lock and its log. Made for the owner alone if it is not there. */
  dataDir: string;
  /** A PostgreSQL database (`postgres://…`) in place of the one in the directory, which then keeps the rest. */
  databaseUrl?: string | undefined;
  /** The compiled file of the worker thread; by default the one beside this file. */
  workerFile?: URL;
}

export interface HereOptions {
  /** A directory, or `:memory:` for a store that ends with the process. */
  dataDir: string;
  /** A PostgreSQL database in place of the one in the directory. */
  databaseUrl?: string | undefined;
  /** Lets statements and commits fail by throwing; for tests. */
  fault?: Fault;
}

/**
 * Opens the store in threads of its own, so that nobody's event loop waits for the disk: one that writes, one for
 * long reads when the first is asked for, one for each backup while it is made. Throws `StoreInUse`, `StoreUnfit` or
 * `StoreUnavailable`. What happens when a thread dies is told at `WorkerLine`.
 */
export async function openStore({ dataDir, databaseUrl, workerFile }: StoreOptions): Promise<Store> {
  const file = workerFile ?? new URL('./worker.js', import.meta.url);
  const line = (readOnly: boolean) => new WorkerLine(file, { dataDir, databaseUrl, readOnly });
  const main = line(false);
  const reader = line(true);
  await main.open();
  const apart = new Set<WorkerLine>();
  const callApart = async (name: CallName, args: unknown[]) => {
    const own = line(true);
    apart.add(own);
    try {
      return await own.call(name, args);
    } finally {
      await own.close();
      apart.delete(own);
    }
  };
  let closing: Promise<void> | undefined;
  const call = async (name: CallName, args: unknown[]) => {
    if (closing) throw new StoreUnavailable('The store is closed');
    const road = ROADS[name];
    return road === 'apart' ? callApart(name, args) : (road === 'long' ? reader : main).call(name, args);
  };
  const closeAll = async () => {
    await Promise.allSettled([reader, ...apart].map((other) => other.close()));
    await main.close();
  };
  const calls = callsBy(
    (name) =>
      async (...args) =>
        call(name, args),
  );
  return storeOver(calls, () => (closing ??= closeAll()));
}

/** The same store in the calling thread, for tests and tools: one job at a time too, but the caller waits for the disk. */
export async function openStoreHere(options: HereOptions): Promise<Store> {
  const { calls, close } = await openCore(options);
  return storeOver(calls, close);
}
