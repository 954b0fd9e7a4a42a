import { lazy } from 'react';

/** The sheets that come with what the board fetches after its first strip. */
export const LaterSheet = lazy(async () => ({ default: (await import('../board/later.js')).LaterSheet }));
