import { lazy } from 'react';

/** The list of keys, which comes with what the board fetches after its first strip. */
export const KeysSheet = lazy(async () => ({ default: (await import('../board/later.js')).KeysSheet }));
