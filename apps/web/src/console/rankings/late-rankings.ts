import { lazy } from 'react';
import { fetchLater } from '../board/fetch-later.js';

/** The rules of the public list, fetched when they are first asked for. */
export const RankingFields = lazy(async () => ({
  default: (await fetchLater()).RankingFields,
}));
