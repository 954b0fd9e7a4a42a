import type { Owners } from '../owners.js';

/** Pages of one browser, which know of each other whether they are open. */
export function tabs(): Owners {
  const alive = new Set<string>();
  return {
    isSure: true,
    claim(owner) {
      alive.add(owner);
      return () => void alive.delete(owner);
    },
    isOpen: async (owner) => alive.has(owner),
  };
}
