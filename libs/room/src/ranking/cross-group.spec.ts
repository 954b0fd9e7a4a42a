import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossGroupSupport } from './cross-group.js';
import { allOf, backed, type Electorate } from './testing/consultation.js';
import { bySupport, electorates, shuffled } from './testing/electorates.js';

const SMALL = { voters: 30, questions: 6, groups: 4 };
const FOOTINGS = ['people', 'groups'] as const;

/** So many of each group, of whom so many support each question: `[[voters, …supporters of each question], …]`. */
function counted(...groups: number[][]): Electorate {
  const voters = groups.flatMap(([size = 0, ...supporters], group) =>
    Array.from({ length: size }, (_none, at) => ({
      group,
      own: supporters.flatMap((count, question) => (at < count ? [question] : [])),
    })),
  );
  return {
    groupOf: voters.map(({ group }) => group),
    ballots: voters.map(({ own }) => own),
    questions: (groups[0]?.length ?? 1) - 1,
  };
}

describe('support across groups', () => {
  it('puts what every group supports a little before what one supports as a whole', () => {
    const voters = counted([100, 100, 15], [100, 0, 15], [100, 0, 15]);
    expect(bySupport(voters, 'groups')).toEqual([1, 0]);
  });

  it('is the geometric mean of the smoothed agreement of the groups', () => {
    const voters = counted([8, 8, 4], [3, 0, 3]);
    const [one, other] = crossGroupSupport(backed(voters), 'groups', 1);
    expect(one).toBeCloseTo(Math.sqrt((9 / 10) * (1 / 5)), 12);
    expect(other).toBeCloseTo(Math.sqrt((5 / 10) * (4 / 5)), 12);
    const [weighed] = crossGroupSupport(backed(voters), 'people', 1);
    expect(weighed).toBeCloseTo(((9 / 10) ** 8 * (1 / 5) ** 3) ** (1 / 11), 12);
  });

  it('counts a group by its people only where people weigh alike', () => {
    const voters = counted([90, 60, 20], [10, 1, 8]);
    expect(bySupport(voters, 'people')).toEqual([0, 1]);
    expect(bySupport(voters, 'groups')).toEqual([1, 0]);
  });

  it('never goes down for a question that somebody more supports', () => {
    const property = fc.property(
      electorates(SMALL),
      fc.constantFrom(...FOOTINGS),
      fc.nat(29),
      fc.nat(5),
      (voters, footing, one, question) => {
        const own = voters.ballots[one];
        if (!own || own.length === 0 || own.includes(question)) return;
        const ballots = voters.ballots.with(one, [...own, question]);
        const before = crossGroupSupport(backed(voters), footing, 1);
        const after = crossGroupSupport(backed({ ...voters, ballots }), footing, 1);
        expect(after[question]).toBeGreaterThan(before[question] ?? 0);
        for (const other of allOf(voters))
          if (other !== question) expect(after[other]).toBeCloseTo(before[other] ?? 0, 12);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('asks neither which group is which nor who comes first', () => {
    const property = fc.property(
      electorates(SMALL),
      fc.constantFrom(...FOOTINGS),
      fc.nat(),
      fc.constantFrom([1, 2, 3, 0], [3, 2, 1, 0], [2, 0, 3, 1]),
      (voters, footing, seed, named) => {
        const groupOf = voters.groupOf.map((group) => named[group] ?? 0);
        const order = bySupport(voters, footing);
        expect(bySupport({ ...voters, groupOf }, footing)).toEqual(order);
        expect(bySupport(shuffled(voters, seed), footing)).toEqual(order);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  it('is worth next to nothing more for a group that only grows', () => {
    const scores = [20, 200, 2_000].map((size) => {
      const voters = counted([size, size, 0], [50, 0, 10], [50, 0, 10]);
      return crossGroupSupport(backed(voters), 'groups')[0] ?? 0;
    });
    const [small = 0, , large = 0] = scores;
    expect(large / small).toBeLessThan(1.02);
  });

  it('is not had by putting one person into each group that is empty', () => {
    const planted = counted([50, 30, 20], [40, 5, 15], [1, 1, 0], [1, 1, 0], [1, 1, 0]);
    expect(bySupport(planted, 'groups', 1)).toEqual([0, 1]);
    expect(bySupport(planted, 'groups', 5)).toEqual([1, 0]);
  });

  it('is 0 where nobody voted, and goes by age where all is even', () => {
    expect([...crossGroupSupport(backed({ groupOf: [], ballots: [], questions: 2 }), 'groups')]).toEqual([
      0, 0,
    ]);
    expect(bySupport(counted([4, 2, 2, 2], [4, 2, 2, 2]), 'groups')).toEqual([0, 1, 2]);
  });
});
