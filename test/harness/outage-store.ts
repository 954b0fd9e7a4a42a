import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kept, OutboxStore } from '@openfloor/client';

const busy = new Map<string, Promise<void>>();

/**
 * Keeps an outbox in a file, synced and replaced whole, so that new objects over the same path find what a reload or a
 * crash would leave. Several may be open over one path, as pages of one browser are.
 */
export function fileOutboxStore(path: string): OutboxStore {
  return {
    change(edit) {
      const done = (busy.get(path) ?? Promise.resolve()).then(() => write(path, edit(keptIn(path))));
      busy.set(
        path,
        done.catch(() => undefined),
      );
      return done;
    },
  };
}

/** What the file holds. */
export function keptIn(path: string): Kept[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function write(path: string, kept: Kept[]): void {
  const next = `${path}.next`;
  const file = openSync(next, 'w');
  writeSync(file, JSON.stringify(kept));
  fsyncSync(file);
  closeSync(file);
  renameSync(next, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
