import type { Counts } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { byReason, sumOf } from './sum.js';

const counts: Counts = {
  asked: 96,
  pending: 4,
  published: 22,
  shortlisted: 8,
  onAir: 1,
  answered: 10,
  deferred: 2,
  declined: 11,
  merged: 38,
  withdrawn: 0,
  lapsed: 0,
};

describe('The tally', () => {
  it('shows parts that add up to what was asked', () => {
    const { asked, parts } = sumOf(counts);
    expect(parts.reduce((sum, part) => sum + part.n, 0)).toBe(asked);
    expect(parts.map((part) => part.name)).toEqual([
      'incoming',
      'queued',
      'on_air',
      'answered',
      'set_aside',
      'merged',
    ]);
  });

  it('counts how often each reason was given', () => {
    expect(
      byReason([{ reason: 'time' }, { reason: 'conduct' }, { reason: 'time' }, { reason: null }]).get('time'),
    ).toBe(2);
  });
});
