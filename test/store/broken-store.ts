import { setImmediate } from 'node:timers/promises';
import type { Store } from '@openfloor/store';

/** How long a broken store leaves its turns unwritten. */
const LATE_MS = 50;

/**
 * A store with the fault that every checker of lost writes must find: it acknowledges a turn at once and writes it a
 * moment later. Never to be used but to see a checker go red.
 */
export function acknowledgingEarly(store: Store): Store {
  return {
    ...store,
    commit: async (commit) => {
      setTimeout(() => void store.commit(commit), LATE_MS);
      await setImmediate();
    },
  };
}
