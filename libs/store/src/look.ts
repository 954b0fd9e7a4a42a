import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, openCore } from './core.js';
import { StoreMisuse } from './errors.js';
import type { StoreOptions } from './open.js';
import type { MeetingStore, RetentionStore } from './ports.js';
import { storeOver } from './store.js';

/** What can be asked of a database that somebody else may be using. */
export type Looked = Pick<RetentionStore, 'retentionDue'> & Pick<MeetingStore, 'session'>;

/**
 * Reads the database of an installation, also while a server runs on it: takes no lock and brings no table up to date.
 * Throws `StoreMisuse` where there is no database in the directory, `StoreUnavailable` where PostgreSQL does not answer.
 */
export async function lookInto<T>(
  { dataDir, databaseUrl }: Pick<StoreOptions, 'dataDir' | 'databaseUrl'>,
  look: (store: Looked) => Promise<T>,
): Promise<T> {
  if (databaseUrl === undefined)
    await stat(join(dataDir, DATABASE_FILE)).catch(() => {
      throw new StoreMisuse(`There is no database in ${dataDir}`);
    });
  const core = await openCore({ dataDir, databaseUrl, readOnly: true });
  try {
    return await look(storeOver(core.calls, core.close));
  } finally {
    await core.close();
  }
}
