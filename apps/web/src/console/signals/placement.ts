import { useSyncExternalStore } from 'react';

/** Two and three columns, where what is on air and the speakers share one; not the phone, which has tabs. */
const SHARED = '(min-width: 621px) and (max-width: 1279px) and (min-height: 461px)';

/** Whether the words behind the scenes stand under the speakers instead of under what is on air. */
export function useBelowSpeakers(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(SHARED);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(SHARED).matches,
  );
}
