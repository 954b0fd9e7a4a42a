import { lazy } from 'react';

/** The bars with their words and looks, fetched when a question is first opened. */
export const SupportBars = lazy(async () => ({ default: (await import('../board/later.js')).SupportBars }));
