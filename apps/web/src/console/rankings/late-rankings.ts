import { lazy } from 'react';

/** The rules of the public list, fetched when they are first asked for. */
export const RankingFields = lazy(async () => ({
  default: (await import('../board/later.js')).RankingFields,
}));
