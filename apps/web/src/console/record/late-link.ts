import { lazy } from 'react';
import { fetchLater } from '../board/fetch-later.js';

/** The ways to polls, record and figures, fetched once the sheet of the session is opened. */
export const LaterLeads = lazy(async () => ({ default: (await fetchLater()).LaterLeads }));
