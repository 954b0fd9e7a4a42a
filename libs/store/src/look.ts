import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, openCore } from './core.js';
import { StoreMisuse } from './errors.js';
import type { MeetingStore, RetentionStore } from './ports.js';
import { storeOver } from './store.js';

/** What can be asked of a data directory that somebody else may be using. */
export type Looked = Pick<RetentionStore, 'retentionDue'> & Pick<MeetingStore, 'session'>;

/**
 * Reads a data directory, also while a server runs on it: takes no lock, brings no table up to date, and the connection
 * can write nothing. Throws `StoreMisuse` where there is no database.
 */
export async function lookInto<T>(dataDir: string, look: (store: Looked) => Promise<T>): Promise<T> {
  await stat(join(dataDir, DATABASE_FILE)).catch(() => {
    throw new StoreMisuse(`There is no database in ${dataDir}`);
  });
  const core = await openCore({ dataDir, readOnly: true });
  try {
    return await look(storeOver(core.calls, core.close));
  } finally {
    await core.close();
  }
}
