import { lazy } from 'react';

const load = () => import('../board/later.js');

/** The orders side by side, with their words, fetched when they are first asked for. */
export const OrdersSheet = lazy(async () => ({ default: (await load()).OrdersSheet }));
/** The rules of the public list. */
export const RankingFields = lazy(async () => ({ default: (await load()).RankingFields }));
