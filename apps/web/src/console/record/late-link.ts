import { lazy } from 'react';

/** The way to the page of the record, fetched once the sheet of the session is opened. */
export const RecordLink = lazy(async () => ({ default: (await import('../board/later.js')).RecordLink }));
