import { describe, expect, it } from '@jest/globals';
import { ageOf, elapsed, offsetOf } from './age.js';

describe('Times', () => {
  it('count seconds only while they matter and only where they are known', () => {
    const at = 1_000_500;
    expect(ageOf(at, at + 222_000)).toMatchObject({ unit: 'clock', minutes: 3, seconds: 42 });
    expect(ageOf(at, at + 14 * 60_000)).toMatchObject({ unit: 'minutes', minutes: 14 });
    expect(ageOf(at, at + 65 * 60_000)).toMatchObject({ unit: 'hours', hours: 1, minutes: 5 });
    expect(ageOf(60_000, 60_000 + 90_000)).toMatchObject({ unit: 'minutes', minutes: 1 });
    expect(ageOf(at, at - 5_000)).toMatchObject({ minutes: 0, seconds: 0 });
  });

  it('are written as clocks show them', () => {
    expect(elapsed(114_000)).toBe('1:54');
    expect(elapsed(3_725_000)).toBe('1:02:05');
    expect(elapsed(-5)).toBe('0:00');
  });

  it('name the offset of the session at that time of the year', () => {
    expect(offsetOf('Asia/Makassar', 0)).toBe('UTC+8');
    expect(offsetOf('Asia/Kolkata', 0)).toBe('UTC+5:30');
    expect(offsetOf('UTC', 0)).toBe('UTC');
    expect(offsetOf('Europe/Athens', Date.UTC(2026, 6, 1))).toBe('UTC+3');
    expect(offsetOf('Europe/Athens', Date.UTC(2026, 11, 1))).toBe('UTC+2');
  });
});
