import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { axisFor, CHART_GROUPS, inOrder, partOf, percent, spanText } from './scale.js';

describe('an axis of shares', () => {
  it('ends in a whole step, at 30 % at least, beyond the largest share', () => {
    expect(axisFor([0.14, 0.28]).max).toBeCloseTo(0.3);
    expect(axisFor([]).ticks).toHaveLength(4);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share), (shares) => {
        const { max, ticks } = axisFor(shares);
        expect(max).toBeGreaterThanOrEqual(Math.max(0, ...shares) - 1e-9);
        expect(ticks.at(-1)).toBeCloseTo(max);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('takes a part of nothing for nothing', () => {
    expect([partOf(3, 0), partOf(3, 12)]).toEqual([0, 0.25]);
    expect(percent(1 / 3)).toBe('33.33%');
  });
});

describe('rows of a chart', () => {
  it('stand in the order of the charts where they are groups, and those of none last', () => {
    const rows = ['press_media', null, 'civil_society', 'government'].map((key) => ({ key }));
    expect(inOrder('group', rows).map(({ key }) => key)).toEqual([
      'government',
      'civil_society',
      'press_media',
      null,
    ]);
    expect(inOrder('region', rows)).toEqual(rows);
    expect(CHART_GROUPS).toHaveLength(7);
  });

  it('tell times as people do', () => {
    expect([0, 24_000, 2_472_000, 7_630_000].map(spanText)).toEqual(['0:00', '0:24', '41:12', '2:07:10']);
  });
});
