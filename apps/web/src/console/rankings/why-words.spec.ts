import { RANKINGS, type PlaceWhy } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { ar } from '../../text/ar/rankings.js';
import { en } from '../../text/en/rankings.js';
import { bothOf, whyWords } from './why-words.js';
import { rankingSay } from './words.js';

const say = rankingSay('en');
const words = (why: PlaceWhy, place: number) => whyWords(say, why, place).join(' · ');

describe('the why of a place on the desk', () => {
  it('says how far an order across groups moved a question from its place by votes', () => {
    const support = { code: 'support', votes: 14, byVotes: 9 } as const;
    expect(words(support, 2)).toBe('14 supporters · Place 9 by votes: its support is spread more widely');
    expect(words(support, 12)).toBe('14 supporters · Place 9 by votes: its support is of fewer groups');
    expect(words(support, 9)).toBe('14 supporters · The same place by votes');
  });

  it('says how many are heard for the first time, and that few are', () => {
    const balanced = { code: 'balanced', votes: 1, byVotes: 3 } as const;
    expect(words({ ...balanced, firstHeard: 25 }, 1)).toBe(
      '1 supporter · At least 25 of its supporters have nothing heard or above it',
    );
    expect(words({ ...balanced, firstHeard: 0 }, 1)).toBe(
      '1 supporter · Nearly all of its supporters have something heard or above it',
    );
  });

  it('says no votes where none are shown, and of how many votes on a question is looked at', () => {
    expect(words({ code: 'votes', votes: null }, 1)).toBe('');
    expect(words({ code: 'votes', votes: 3 }, 1)).toBe('3 supporters');
    expect(words({ code: 'few', votes: 3, least: 5 }, 1)).toBe(
      '3 supporters · Fewer than 5 votes so far, so by votes',
    );
    expect(words({ code: 'newest' }, 1)).toBe('By its age');
  });

  it('has words for every order and footing, in Arabic as well', () => {
    const names = [
      ...RANKINGS.flatMap((one) => [`ranking.${one}`, `says.${one}`]),
      'says.people',
      'says.groups',
    ];
    for (const name of names) expect(en).toHaveProperty([name]);
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  });

  it('counts what the first ten of two orders have in common', () => {
    const first = Array.from({ length: 20 }, (_none, at) => at);
    expect(bothOf(first, first)).toBe(10);
    expect(bothOf(first, first.toReversed())).toBe(0);
    expect(bothOf([1, 2], [3, 1])).toBe(1);
  });
});
