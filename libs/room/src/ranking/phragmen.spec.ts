import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allOf, backed, type Electorate } from './testing/consultation.js';
import { balanced, electorates, shuffled } from './testing/electorates.js';
import { plainPhragmen } from './testing/plain-phragmen.js';
import { isProportional } from './testing/proportional.js';
import { weightsOf } from './backing.js';
import { rankBalanced } from './phragmen.js';

const SMALL = { voters: 12, questions: 7, groups: 3 };

/** So many voters of a group who all support the same questions. */
const bloc = (voters: number, group: number, ...questions: number[]) =>
  Array.from({ length: voters }, () => ({ group, questions }));
const electorate = (questions: number, ...blocs: ReturnType<typeof bloc>[]): Electorate => ({
  groupOf: blocs.flat().map(({ group }) => group),
  ballots: blocs.flat().map((one) => one.questions),
  questions,
});

describe('the balanced order', () => {
  it('is sequential Phragmén as the papers have it, in exact fractions', () => {
    const property = fc.property(electorates(SMALL), (voters) => {
      expect(balanced(voters, 'people')).toEqual(plainPhragmen(voters));
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('gives the example of the papers: three quarters of the voters have three of the first four', () => {
    const voters = electorate(8, bloc(3, 0, 0, 1, 2, 3), bloc(1, 0, 4, 5, 6, 7));
    expect(balanced(voters, 'people').slice(0, 4)).toEqual([0, 1, 2, 4]);
  });

  it('gives every part of the voters that agrees its part of the places, however many there are', () => {
    const property = fc.property(electorates({ voters: 7, questions: 6, groups: 1 }), (voters) => {
      const order = balanced(voters, 'people');
      for (let places = 1; places <= 5; places += 1)
        expect(isProportional(voters, order.slice(0, places))).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('asks nothing of who comes first: another order of voters is the same order of questions', () => {
    const property = fc.property(
      electorates({ ...SMALL, voters: 40 }),
      fc.constantFrom('people' as const, 'groups' as const),
      fc.nat(),
      (voters, footing, seed) => {
        expect(balanced(shuffled(voters, seed), footing)).toEqual(balanced(voters, footing));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  it('gives each place whatever stands below it, which may as well not be there', () => {
    const property = fc.property(electorates(SMALL), fc.nat(6), (voters, places) => {
      const backing = backed(voters);
      const weights = weightsOf(backing, 'groups', 1);
      const ranked = (waiting: number[]) =>
        rankBalanced(backing, weights, [], waiting).map(({ question }) => question);
      const above = ranked(allOf(voters)).slice(0, places);
      expect(ranked(above.toSorted((one, other) => one - other))).toEqual(above);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('puts the older question first where two can be paid for at the same time, and last by age what nobody supports', () => {
    const voters = electorate(5, bloc(2, 0, 3), bloc(2, 1, 1));
    expect(balanced(voters, 'people')).toEqual([1, 3, 0, 2, 4]);
    const backing = backed(voters);
    const places = rankBalanced(backing, weightsOf(backing, 'people'), [], [4, 3, 2, 1, 0]);
    expect(places.map(({ question }) => question)).toEqual([3, 1, 4, 2, 0]);
  });

  it('counts how many are heard for the first time', () => {
    const voters = electorate(3, bloc(5, 0, 0, 1), bloc(3, 1, 1, 2));
    const backing = backed(voters);
    const told = rankBalanced(backing, weightsOf(backing, 'people'), [], [0, 1, 2]);
    expect(told).toEqual([
      { question: 1, firstHeard: 8 },
      { question: 0, firstHeard: 0 },
      { question: 2, firstHeard: 0 },
    ]);
    expect(rankBalanced(backing, weightsOf(backing, 'people'), [0], [1, 2])).toEqual([
      { question: 1, firstHeard: 3 },
      { question: 2, firstHeard: 0 },
    ]);
  });
});

describe('what was heard already', () => {
  it('lets those wait who had their question, and is not in the order', () => {
    const voters = electorate(4, bloc(6, 0, 0, 1), bloc(4, 1, 2, 3));
    expect(balanced(voters, 'people')).toEqual([0, 2, 1, 3]);
    expect(balanced(voters, 'people', [0])).toEqual([2, 1, 3]);
    expect(balanced(voters, 'people', [0, 1])).toEqual([2, 3]);
  });

  it('leaves a question first that only others support', () => {
    const property = fc.property(electorates(SMALL), fc.nat(6), (voters, heard) => {
      const backing = backed(voters);
      const waiting = allOf(voters).filter((question) => question !== heard);
      const places = (before: number[]) =>
        rankBalanced(backing, weightsOf(backing, 'people'), before, waiting);
      const best = places([])[0]?.question;
      const isShared = voters.ballots.some((own) => own.includes(heard) && own.includes(best ?? heard));
      if (!isShared) expect(places([heard])[0]?.question).toBe(best);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('does not pay back those who owe more than a question costs', () => {
    const voters = electorate(4, bloc(1, 0, 0, 1, 2), bloc(6, 1, 2), bloc(5, 2, 3));
    expect(balanced(voters, 'people', [0, 1])).toEqual([2, 3]);
    const indebted = electorate(7, bloc(1, 0, 0, 1, 2, 6), bloc(6, 1, 2), bloc(1, 2, 3, 4, 5));
    expect(balanced(indebted, 'people', [0, 1])).toEqual([2, 3, 4, 5, 6]);
    const withoutDebtor = electorate(4, bloc(1, 0, 0, 1), bloc(6, 1, 2), bloc(5, 2, 3));
    expect(balanced(withoutDebtor, 'people', [0, 1])).toEqual([2, 3]);
  });
});

describe('several that were heard', () => {
  it('cost those nothing who owe already, and the others so much more', () => {
    const voters = electorate(4, bloc(1, 0, 0, 1), bloc(5, 1, 1, 2), bloc(2, 2, 3));
    expect(balanced(voters, 'people', [0, 1])).toEqual([2, 3]);
    expect(balanced(voters, 'people', [1, 0])).toEqual([2, 3]);
  });
});

describe('groups on an equal footing', () => {
  it('gain nothing by numbers: everybody of a group three times over changes nothing', () => {
    const property = fc.property(electorates(SMALL), fc.nat(2), (voters, group) => {
      const own = voters.ballots.filter((_ballot, voter) => voters.groupOf[voter] === group);
      const more = [...own, ...own];
      const grown = {
        ...voters,
        groupOf: [...voters.groupOf, ...more.map(() => group)],
        ballots: [...voters.ballots, ...more],
      };
      expect(balanced(grown, 'groups')).toEqual(balanced(voters, 'groups'));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('share the places although one has ten times the people, and do not where every person weighs alike', () => {
    const voters = electorate(8, bloc(100, 0, 0, 1, 2, 3), bloc(10, 1, 4, 5, 6, 7));
    const first = (footing: 'people' | 'groups') =>
      balanced(voters, footing)
        .slice(0, 4)
        .filter((question) => question < 4).length;
    expect([first('people'), first('groups')]).toEqual([4, 2]);
  });

  it('are not there for the taking: one voter alone in a group has a part of its weight', () => {
    const voters = electorate(6, bloc(50, 0, 0, 1, 2), bloc(1, 1, 3, 4, 5));
    expect(balanced(voters, 'groups', [], 1).slice(0, 4)).toEqual([0, 3, 1, 4]);
    expect(balanced(voters, 'groups', [], 5).slice(0, 4)).toEqual([0, 1, 2, 3]);
  });
});
