import { readdir } from 'node:fs/promises';
import { takenAt } from './backup-names.js';

/** Names of the backups in a directory, the oldest of each kind first; none where there is no such directory. */
export async function backupsIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => takenAt(name) !== undefined).sort();
}
