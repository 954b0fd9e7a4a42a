import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts.js';

const QUARTER_HOUR_MS = 900_000;

describe('tries of a key', () => {
  let now = 0;
  const attempts = (free: number) => {
    now = 0;
    const pace = { free, windowMs: QUARTER_HOUR_MS, longestWaitMs: QUARTER_HOUR_MS };
    return new Attempts(pace, () => now);
  };

  it('may be made five times at once, then at growing intervals, and never not at all', () => {
    const own = attempts(5);
    const begin = () => own.begin('ama');
    expect(Array.from({ length: 5 }, begin)).toEqual([0, 0, 0, 0, 0]);
    expect(begin()).toBe(5_000);
    const waits = Array.from({ length: 12 }, () => {
      now += own.begin('ama');
      expect(begin()).toBe(0);
      return begin();
    });
    expect(waits.slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000]);
    expect(Math.max(...waits)).toBe(QUARTER_HOUR_MS);
    expect(own.begin('ben')).toBe(0);
  });

  it('are free again after the right one, and after a quiet quarter of an hour', () => {
    const own = attempts(1);
    expect([own.begin('ama'), own.begin('ama')]).toEqual([0, 5_000]);
    own.forget('ama');
    expect(own.begin('ama')).toBe(0);
    now += 5_000 + QUARTER_HOUR_MS;
    expect([own.begin('ama'), own.begin('ama')]).toEqual([0, 5_000]);
  });
});
