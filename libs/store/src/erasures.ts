import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedErasure } from './ports.js';
import { makePrivate } from './private-file.js';

/** Name of the list in the data directory. It is no part of any backup: putting an old one back brings nobody back. */
export const ERASURES_FILE = 'erasures.list';

const KINDS: readonly string[] = ['participant', 'question'];

/** Whom or what nobody may find again, by opaque ids alone. Lines are only ever added. */
export interface Erasures {
  /** On disk when it returns. */
  add(erasures: readonly ListedErasure[]): Promise<void>;
  all(): Promise<ListedErasure[]>;
}

/** The list of a data directory: a line each, `participant SESSION ID keep|delete` or `question SESSION ID delete`. */
export function erasuresIn(dataDir: string): Erasures {
  const file = join(dataDir, ERASURES_FILE);
  const all = async (): Promise<ListedErasure[]> => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap(erasureOf);
  };
  return {
    add: async (erasures) => {
      const known = new Set((await all()).map(lineOf));
      const fresh = erasures.map(lineOf).filter((line) => !known.has(line));
      if (fresh.length === 0) return;
      await makePrivate(file);
      const handle = await open(file, 'a');
      try {
        await handle.appendFile(fresh.join(''));
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    all,
  };
}

/** The list of a store that ends with the process. */
export function erasuresInMemory(): Erasures {
  const list: ListedErasure[] = [];
  return { add: async (erasures) => void list.push(...erasures), all: async () => [...list] };
}

/** It begins with the end of a line: one that a crash cut off spoils none after it. */
function lineOf({ kind, sessionId, id, words }: ListedErasure): string {
  return `\n${kind} ${sessionId} ${id} ${words ? 'delete' : 'keep'}\n`;
}

function erasureOf(line: string): ListedErasure[] {
  const [kind = '', sessionId, id, words] = line.split(' ');
  if (!KINDS.includes(kind) || !sessionId || !id || (words !== 'keep' && words !== 'delete')) return [];
  return [{ kind: kind as ListedErasure['kind'], sessionId, id, words: words === 'delete' }];
}
