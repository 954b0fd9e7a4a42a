import type { PlaceWhy } from '@openfloor/contract';
import type { RankingTexts } from '../../text/en/rankings.js';
import type { Say } from '../../text/say.js';

/** Why a question stands at this place, from 1, in words; votes first where they are shown. */
export function whyWords(say: Say<RankingTexts>, why: PlaceWhy, place: number): string[] {
  const votes = 'votes' in why && why.votes !== null ? [say('votes', { n: why.votes })] : [];
  switch (why.code) {
    case 'votes':
      return votes;
    case 'newest':
      return [say('why.newest')];
    case 'few':
      return [...votes, say('why.few', { n: why.least })];
    case 'support':
      return [...votes, moved(say, why.byVotes, place)];
    case 'balanced': {
      const { firstHeard } = why;
      return [...votes, firstHeard > 0 ? say('why.first', { n: firstHeard }) : say('why.heard')];
    }
  }
}

function moved(say: Say<RankingTexts>, byVotes: number, place: number): string {
  if (byVotes === place) return say('why.level');
  return say(byVotes > place ? 'why.up' : 'why.down', { n: byVotes });
}

/** How many of the first ten stand in both orders. */
export function bothOf(one: readonly number[], other: readonly number[]): number {
  const first = new Set(one.slice(0, 10));
  return other.slice(0, 10).filter((no) => first.has(no)).length;
}
