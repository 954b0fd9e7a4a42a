import { describe, expect, it } from '@jest/globals';
import { taken } from './testing/brigade.js';

describe('a bloc of 560 among 1,000 that agrees on its own twenty questions', () => {
  it.each([1, 2, 3, 4, 5])('has the first ten by votes and its share of them in balance (lot %i)', (seed) => {
    const { votes, support, people, groups } = taken(seed);
    expect({ votes, groups }).toEqual({ votes: 10, groups: 2 });
    expect([7, 8]).toContain(people);
    expect(support).toBeLessThanOrEqual(2);
  });
});
