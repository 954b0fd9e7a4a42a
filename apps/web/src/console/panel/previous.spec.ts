import { describe, expect, it } from '@jest/globals';
import { follow, NOTHING_BEFORE, REACH_MS } from './previous.js';

describe('The question before', () => {
  const first = follow(NOTHING_BEFORE, 'a', 1_000);
  const second = follow(first, 'b', 2_000);

  it('is none at first', () => {
    expect(first).toMatchObject({ current: 'a', previous: null });
    expect(follow(first, 'a', 9_000)).toBe(first);
  });

  it('stays in reach for 30 s after it changed, and no longer', () => {
    expect(second).toMatchObject({ current: 'b', previous: 'a' });
    expect(follow(second, 'b', 1_999 + REACH_MS)).toBe(second);
    expect(follow(second, 'b', 2_000 + REACH_MS)).toMatchObject({ current: 'b', previous: null });
  });

  it('gives way to the new one when that comes while one looks back, or when its time is over', () => {
    const back = { ...second, isBack: true };
    expect(follow(back, 'c', 3_000)).toMatchObject({ current: 'c', previous: 'b', isBack: false });
    expect(follow(back, 'b', 2_000 + REACH_MS).isBack).toBe(false);
  });

  it('stays in reach when nothing is asked any more, and when another follows a moment later', () => {
    const ended = follow(second, null, 3_000);
    expect(ended).toMatchObject({ current: null, previous: 'b' });
    expect(follow(ended, 'c', 4_000)).toMatchObject({ current: 'c', previous: 'b' });
    expect(follow(ended, 'c', 3_000 + REACH_MS)).toMatchObject({ current: 'c', previous: null });
  });

  it('is never the same question again', () => {
    const ended = follow(second, null, 3_000);
    expect(follow(ended, 'b', 4_000)).toMatchObject({ current: 'b', previous: null });
  });
});
