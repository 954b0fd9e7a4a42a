import type { CommandType, Refused } from '@openfloor/contract';
import { createStore, update } from 'idb-keyval';

/** A command as it is kept: from before it is first sent until it has a reply, and, if refused, until dismissed. */
export interface Kept {
  id: string;
  type: CommandType;
  args: unknown;
  /** When it was made, ms. */
  madeAt: number;
  /** The page that sends it; another one takes over when that page is gone. */
  owner: string;
  refusal?: Refused;
}

/** Where an outbox is kept. */
export interface OutboxStore {
  /** Reads and writes the list in one step that nobody else comes between. */
  change(edit: (kept: readonly Kept[]) => Kept[]): Promise<void>;
}

/** Keeps the outbox of one actor in one session in IndexedDB, where it survives a reload. */
export function browserOutboxStore(session: string, actor: string): OutboxStore {
  const store = createStore('openfloor', 'outbox');
  return {
    change: (edit) => update<Kept[]>(`${session} ${actor}`, (kept) => edit(kept ?? []), store),
  };
}

/** Keeps an outbox as long as the process lives. */
export function memoryOutboxStore(): OutboxStore {
  let kept: readonly Kept[] = [];
  return {
    change: async (edit) => {
      kept = edit(kept);
    },
  };
}
