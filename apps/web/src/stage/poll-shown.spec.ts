import { describe, expect, it } from '@jest/globals';
import { demoPoll, demoResults } from '../testing/polls.js';
import { pollShown } from './poll-shown.js';

describe('what the hall is told of a poll', () => {
  it('is only how many have answered while it is open', () => {
    expect(pollShown(demoPoll(1), [1, 7, null])).toEqual({ answered: 7, told: null });
    expect(pollShown(demoPoll(1), undefined)).toEqual({ answered: 0, told: null });
    expect(pollShown(demoPoll(1), [1, 7, [4, 2, 1]]).told).toBeNull();
  });

  it('is how the answers stand, where everybody may see that, once there is one', () => {
    const live = demoPoll(1, { live: true });
    expect(pollShown(live, [1, 7, [4, 2, 1]]).told).toEqual({ cells: [4, 2, 1], answered: 7 });
    expect(pollShown(live, [1, 0, [0, 0, 0]]).told).toBeNull();
  });

  it('is nothing of the answers once it is closed, and the result once that is published', () => {
    const closed = demoPoll(1, { live: true, status: 'closed', answered: 20, results: demoResults() });
    expect(pollShown(closed, [1, 7, [4, 2, 1]])).toEqual({ answered: 20, told: null });
    expect(pollShown({ ...closed, status: 'published' }, undefined)).toEqual({
      answered: 20,
      told: demoResults(),
    });
  });
});
