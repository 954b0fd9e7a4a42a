import { lazy } from 'react';

/** The ways to polls, record and figures, fetched once the sheet of the session is opened. */
export const LaterLeads = lazy(async () => ({ default: (await import('../board/later.js')).LaterLeads }));
