import { open } from 'node:fs/promises';

/**
 * Makes an empty file that only its owner can read, for SQLite to fill. An existing one is not even opened: closing
 * it again would drop this process's own locks on it.
 */
export async function makePrivate(file: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
