import { describe, expect, it } from '@jest/globals';
import { markOf } from './timer-marks.js';

describe('What a clock says aloud', () => {
  it('is two minutes, one minute, thirty seconds and the end, and nothing in between', () => {
    const marks = [180, 121, 120, 90, 60, 31, 30, 1, 0, -20].map((left) => markOf(left * 1_000, 180));
    expect(marks).toEqual([null, null, 120, 120, 60, 60, 30, 30, 0, 0]);
  });

  it('is no mark that the whole time does not reach', () => {
    expect(markOf(119_000, 120)).toBeNull();
    expect(markOf(60_000, 120)).toBe(60);
    expect(markOf(18_000, 20)).toBeNull();
  });
});
