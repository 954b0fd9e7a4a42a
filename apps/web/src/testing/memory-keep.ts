import type { Keep } from '../live/keep.js';

/** A storage for tests; a `full` one refuses to keep anything. */
export function memoryKeep(kind: 'empty' | 'full' = 'empty'): Keep {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (kind === 'full') throw new Error('the quota has been exceeded');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
}
