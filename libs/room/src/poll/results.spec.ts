import { describe, expect, it } from '@jest/globals';
import { POLL_TYPES, type PollOption, type PollType } from '@openfloor/contract';
import fc from 'fast-check';
import { cellsIn, mostChoices } from './content.js';
import { bordaOf, totalsOf } from './results.js';

const optionsOf = (many: number): PollOption[] =>
  Array.from({ length: many }, (_none, at) => ({ no: at + 1, text: `${at}` }));

/** A poll of any type with answers that fit it. */
const polls = fc
  .record({
    type: fc.constantFrom(...POLL_TYPES),
    many: fc.integer({ min: 2, max: 6 }),
    answers: fc.array(fc.array(fc.nat(11), { minLength: 1, maxLength: 6 }), { maxLength: 30 }),
  })
  .map(({ type, many, answers }) => {
    const options = ['single', 'multiple', 'ranking'].includes(type) ? optionsOf(many) : [];
    const poll = { type, options, max: type === 'rating' ? many + 1 : null };
    const fitting = answers.map((drawn) => {
      const numbers = new Set(drawn.map((one) => 1 + (one % Math.max(1, cellsIn(poll)))));
      return [...numbers].slice(0, mostChoices(poll));
    });
    return { poll, answers: fitting };
  });

describe('what a poll came to', () => {
  it('is what one counts by hand, answer by answer', () => {
    const property = fc.property(polls, ({ poll, answers }) => {
      const { answered, cells, mean } = totalsOf(poll, answers);
      expect(answered).toBe(answers.length);
      const byHand = Array.from({ length: cellsIn(poll) }, (_none, at) =>
        poll.type === 'ranking'
          ? answers.filter(([best]) => best === at + 1).length
          : answers.filter((choices) => choices.includes(at + 1)).length,
      );
      expect(cells).toEqual(byHand);
      const rated = answers.map(([one = 0]) => one);
      const byHandMean = rated.length === 0 ? null : rated.reduce((sum, one) => sum + one, 0) / rated.length;
      expect(mean).toBe(poll.type === 'rating' ? byHandMean : null);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it.each([
    ['single', 'count'],
    ['multiple', 'count'],
    ['temperature', 'count'],
    ['text', 'count'],
    ['rating', 'mean'],
    ['ranking', 'borda'],
  ] as [PollType, string][])('says how %s is counted: %s', (type, method) => {
    expect(totalsOf({ type, options: optionsOf(3), max: 3 }, []).method).toBe(method);
  });

  it('does not depend on the order in which people answered', () => {
    const property = fc.property(polls, fc.nat(), ({ poll, answers }, seed) => {
      const turned = answers.toSorted(
        (one, other) => ((one.length * 7 + seed) % 5) - ((other.length * 7 + seed) % 5),
      );
      expect(totalsOf(poll, turned)).toEqual(totalsOf(poll, answers));
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('the points of a ranking, by Borda', () => {
  it('are one less for each place', () => {
    expect(bordaOf(3, [[2, 1, 3]])).toEqual([1, 2, 0]);
    expect(
      bordaOf(3, [
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
      ]),
    ).toEqual([5, 3, 1]);
  });

  it('of what was not ranked are what is left, shared alike', () => {
    expect(bordaOf(4, [[3]])).toEqual([1, 1, 3, 1]);
    expect(bordaOf(5, [[3, 1]])).toEqual([3, 1, 4, 1, 1]);
    expect(bordaOf(3, [[2, 1]])).toEqual(bordaOf(3, [[2, 1, 3]]));
  });

  it('are as many from everybody, however many options they rank, and the same whatever the options are called', () => {
    const rankings = fc.array(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 1 }), {
      minLength: 1,
      maxLength: 20,
    });
    const property = fc.property(
      rankings,
      fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }),
      (given, names) => {
        const points = bordaOf(5, given);
        expect(points.reduce((all, one) => all + one, 0)).toBe(given.length * 10);
        const renamed = bordaOf(
          5,
          given.map((ranking) => ranking.map((no) => names[no - 1] as number)),
        );
        points.forEach((one, at) => expect(renamed[(names[at] as number) - 1]).toBe(one));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  it('name whom all put first, and never rise for what somebody puts further down', () => {
    const rankings = fc.array(fc.shuffledSubarray([2, 3, 4]), { minLength: 1, maxLength: 20 });
    const property = fc.property(rankings, (given) => {
      const points = bordaOf(
        4,
        given.map((ranking) => [1, ...ranking]),
      );
      expect(Math.max(...points)).toBe(points[0]);
      const down = bordaOf(4, [[2, 1], ...given.slice(1).map((ranking) => [1, ...ranking])]);
      expect(down[0]).toBeLessThan(points[0] as number);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
