import { describe, expect, it } from '@jest/globals';
import type { Figures, TakenQuestion } from '@openfloor/contract';
import { timelinePlan } from './timeline-plan.js';

const MINUTE = 60_000;
const taken = (no: number, from: number, until: number | null, votes: number | null = no): TakenQuestion => ({
  no,
  startedAt: from * MINUTE,
  endedAt: until === null ? null : until * MINUTE,
  votes,
  group: null,
  onAir: until === null,
});
const timeline = (change: Partial<Figures['timeline']> = {}): Figures['timeline'] => ({
  fromAt: 0,
  untilAt: 41 * MINUTE,
  binMs: 3 * MINUTE,
  before: 0,
  bins: [2, 3, 5, 8, 9, 7, 10, 8, 7, 9, 8, 7, 8, 5],
  taken: [],
  medianMs: null,
  ...change,
});

describe('the chart of time', () => {
  it('draws each bin as wide as its time, and the last one up to now', () => {
    const { bars, end } = timelinePlan(timeline());
    expect(bars).toHaveLength(14);
    expect(Math.max(...bars.map(({ height }) => height))).toBe(1);
    expect(bars[0]?.width).toBeCloseTo(1 / 14);
    const last = bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(end);
    expect(end).toBeCloseTo(41 / 42);
  });

  it('draws what was taken as wide as it took, and what is on air up to now', () => {
    const { taken: drawn, end } = timelinePlan(timeline({ taken: [taken(4, 6, 9), taken(61, 39, null)] }));
    expect(drawn[0]?.x).toBeCloseTo(6 / 42);
    expect(drawn[0]?.width).toBeCloseTo(3 / 42);
    expect((drawn[1]?.x ?? 0) + (drawn[1]?.width ?? 0)).toBeCloseTo(end);
    expect(drawn[1]?.height).toBe(1);
  });

  it('labels no two that would touch, and those with most support first', () => {
    const many = Array.from({ length: 40 }, (_none, at) => taken(at + 1, at, at + 1));
    const { taken: drawn } = timelinePlan(timeline({ taken: many }));
    const labelled = drawn.filter(({ label }) => label !== 'none');
    expect(labelled.map(({ no }) => no)).toContain(40);
    const centres = labelled.map(({ x, width }) => x + width / 2);
    centres.slice(1).forEach((centre, at) => expect(centre - (centres[at] ?? 0)).toBeGreaterThan(0.04));
    expect(labelled.length).toBeLessThan(40);
  });

  it('leaves what was answered in writing after the end to the table', () => {
    expect(timelinePlan(timeline({ taken: [taken(7, 90, 90)] })).taken).toEqual([]);
  });

  it('has nine ticks at most, from the start on', () => {
    for (const bins of [1, 5, 14, 16, 17]) {
      const { ticks } = timelinePlan(timeline({ bins: Array<number>(bins).fill(1) }));
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks[0]).toEqual({ x: 0, at: 0, minor: false });
    }
  });
});
