import { lazy } from 'react';
import { fetchLater } from '../board/fetch-later.js';

/** The sheets that come with what the board fetches after its first strip. */
export const LaterSheet = lazy(async () => ({ default: (await fetchLater()).LaterSheet }));
