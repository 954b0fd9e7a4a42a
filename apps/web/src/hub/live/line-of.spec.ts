import { describe, expect, it } from '@jest/globals';
import { isStale, lineOf } from './line-of.js';

const heard = (connection: 'live' | 'slow' | 'offline' | 'refused' | 'connecting', more = {}) => ({
  connection,
  refusal: undefined,
  roundTripMs: undefined,
  ...more,
});

describe('the line of a hub', () => {
  it('is weak from a second of round trip on', () => {
    expect(lineOf(heard('live', { roundTripMs: 999 }), 'ok')).toBe('live');
    expect(lineOf(heard('live', { roundTripMs: 1_000 }), 'ok')).toBe('weak');
    expect(lineOf(heard('slow', { roundTripMs: 5_000 }), 'slow')).toBe('slow');
  });

  it('says that it is back before it says anything else', () => {
    expect(lineOf(heard('live', { roundTripMs: 1_500 }), 'back')).toBe('back');
    expect(lineOf(heard('offline'), 'offline')).toBe('offline');
  });

  it('tells a newer page from a seat that has ended', () => {
    expect(lineOf(heard('refused', { refusal: 'UPGRADE' }), 'upgrade')).toBe('upgrade');
    expect(lineOf(heard('refused', { refusal: 'NOT_ALLOWED' }), 'ok')).toBe('ended');
  });

  it('makes what is shown what was last known while nothing is heard', () => {
    expect(
      (['offline', 'connecting', 'ended', 'live', 'weak', 'slow', 'back'] as const).map(isStale),
    ).toEqual([true, true, true, false, false, false, false]);
  });
});
