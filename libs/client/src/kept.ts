import type { CommandType, Refused } from '@openfloor/contract';
import { createStore, promisifyRequest } from 'idb-keyval';

/** A command as it is kept: from before it is first sent until it has a reply, and, if refused, until dismissed. */
export interface Kept {
  id: string;
  type: CommandType;
  args: unknown;
  /** When it was made, ms. */
  madeAt: number;
  /** The page that sends it; another one takes over when that page is gone. */
  owner: string;
  /** Where commands go in order: found by this page, and perhaps sent by an earlier one. */
  tried?: boolean;
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
  const key = `${session} ${actor}`;
  return {
    change: (edit) =>
      store('readwrite', async (lists) => {
        const kept = await promisifyRequest<Kept[] | undefined>(lists.get(key));
        lists.put(edit(kept ?? []), key);
        return promisifyRequest(lists.transaction);
      }),
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
