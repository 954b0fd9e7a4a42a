import { describe, expect, it } from '@jest/globals';
import { dayOf, noonOf } from './due.js';

describe('the day until when somebody is called to act', () => {
  it('is taken at its noon, and written into the field as that day', () => {
    expect(noonOf('2026-11-30')).toBe(Date.UTC(2026, 10, 30, 12));
    expect(dayOf(Date.UTC(2026, 10, 30, 12))).toBe('2026-11-30');
    expect(dayOf(null)).toBe('');
  });

  it('is not taken while its year is typed, nor from an empty field', () => {
    for (const day of ['0002-11-30', '0020-11-30', '0202-11-30', '']) expect(noonOf(day)).toBeUndefined();
  });
});
