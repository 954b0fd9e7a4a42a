import type { PlaceWhy, Ranking } from '@openfloor/contract';

/** What may be told of a place. `firstHeard` is null where the question stands there by its votes alone. */
export interface Known {
  /** Null where they are not shown. */
  votes: number | null;
  /** Its place by votes, from 1. */
  byVotes: number;
  firstHeard: number | null;
  /** The fewest votes that an order across groups looks at. */
  least: number;
}

/** The why of a place under a ranking. */
export function whyOf(ranking: Ranking, { votes, byVotes, firstHeard, least }: Known): PlaceWhy {
  switch (ranking) {
    case 'votes':
      return { code: 'votes', votes };
    case 'newest':
      return { code: 'newest' };
    case 'support':
      return firstHeard === null ? { code: 'few', votes, least } : { code: 'support', votes, byVotes };
    case 'balanced':
      return firstHeard === null
        ? { code: 'few', votes, least }
        : { code: 'balanced', votes, byVotes, firstHeard };
  }
}
