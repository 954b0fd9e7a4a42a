import { describe, expect, it } from '@jest/globals';
import { barsOf, firstToldAt } from './bars.js';

describe('support by group on the desk', () => {
  it('stands in the order of the groups, with no bar where nobody of a group is here', () => {
    expect(barsOf([4, 45, [12, 8, 25, null, 0, 0, null, 0]])).toEqual([
      { group: 'government', votes: 12, percent: 48 },
      { group: 'private_sector', votes: 8, percent: 32 },
      { group: 'civil_society', votes: 25, percent: 100 },
      { group: 'technical_community', votes: null, percent: 0 },
      { group: 'press_media', votes: null, percent: 0 },
    ]);
  });

  it('names those last who named no group, and draws nothing for what is not told', () => {
    const bars = barsOf([4, 20, [null, 0, 0, 0, 0, 0, 0, null]]);
    expect(bars.map(({ group, percent }) => [group, percent])).toEqual([
      ['government', 0],
      [null, 0],
    ]);
  });

  it('begins with as many votes as are left out and as a figure waits for', () => {
    expect([1, 5, 12].map(firstToldAt)).toEqual([10, 10, 24]);
  });
});
