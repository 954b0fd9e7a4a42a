import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Lot } from './lot.js';
import { released } from './release.js';

/** A vote given (+1) or taken back (-1), and by which of the groups. */
interface Ballot {
  step: 1 | -1;
  group: number;
}
type Publisher = typeof released;

/** All that an observer can be told along these ballots, over all lots that can be drawn. */
function tracesOf(
  ballots: readonly Ballot[],
  groups: number,
  least: number,
  publish: Publisher,
): Set<string> {
  const traces = new Set<string>();
  const todo: number[][] = [[]];
  for (let lots = todo.pop(); lots; lots = todo.pop()) {
    let drawn = 0;
    const lot: Lot = (below) => {
      const known = lots[drawn];
      drawn += 1;
      if (known !== undefined) return known;
      for (let other = 1; other < below; other += 1)
        todo.push([...lots, ...zeros(drawn - 1 - lots.length), other]);
      return 0;
    };
    const exact = zeros(groups);
    let counted = zeros(groups);
    const told = ballots.map(({ step, group }) => {
      exact[group] = (exact[group] ?? 0) + step;
      const next = publish(counted, exact, least, lot);
      counted = next ?? counted;
      return next ? next.join(' ') : '-';
    });
    traces.add(told.join(' | '));
  }
  return traces;
}

const zeros = (length: number): number[] => Array<number>(length).fill(0);

/** Every way in which the groups could have cast these ballots; nobody takes back what their group has not given. */
function worldsOf(steps: readonly (1 | -1)[], groups: number): Ballot[][] {
  let worlds: Ballot[][] = [[]];
  for (const step of steps)
    worlds = worlds.flatMap((world) =>
      zeros(groups).flatMap((_none, group) => {
        const standing = world.filter((one) => one.group === group).reduce((sum, one) => sum + one.step, 0);
        return step === 1 || standing > 0 ? [[...world, { step, group }]] : [];
      }),
    );
  return worlds;
}

/**
 * How many ballots the attacker solves who knows the rule, all totals and every frame, and the groups of the ballots in
 * `own`: those which are of one group in every world that tells the same. Counted over all worlds and traces.
 */
function solved(
  steps: readonly (1 | -1)[],
  least: number,
  publish: Publisher,
  own: number[] = [],
  groups = 2,
): number {
  const alike = new Map<string, Ballot[][]>();
  for (const world of worldsOf(steps, groups))
    for (const trace of tracesOf(world, groups, least, publish)) {
      const known = `${own.map((at) => world[at]?.group).join()} ${trace}`;
      alike.set(known, [...(alike.get(known) ?? []), world]);
    }
  let count = 0;
  for (const worlds of alike.values())
    count += steps.filter(
      (_step, at) => !own.includes(at) && new Set(worlds.map((world) => world[at]?.group)).size === 1,
    ).length;
  return count;
}

const given = (count: number): 1[] => Array<1>(count).fill(1);

describe('figures by groups that follow the votes', () => {
  it('give no single vote away to whoever knows the rule, all totals and every frame', () => {
    expect(solved(given(6), 1, released)).toBe(0);
    expect(solved(given(7), 2, released)).toBe(0);
    expect(solved(given(4), 1, released, [], 3)).toBe(0);
  });

  it('give none away where votes are taken back in between either', () => {
    expect(solved([1, 1, 1, -1, 1, 1], 1, released)).toBe(0);
    expect(solved([1, 1, 1, 1, -1, -1, -1], 1, released)).toBe(0);
    expect(solved([1, 1, 1, 1, -1, 1, 1], 2, released)).toBe(0);
  });

  it('give none away to somebody with fewer accounts than votes are held back, whichever ballots are theirs', () => {
    for (let own = 0; own < 6; own += 1) expect(solved(given(6), 2, released, [own])).toBe(0);
    expect(solved([1, 1, 1, 1, -1, 1, 1], 2, released, [0])).toBe(0);
  });

  it('would give votes away without a pool, even in fives, and without waiting at all', () => {
    const live: Publisher = (_counted, exact) => [...exact];
    const sum = (cells: readonly number[]) => cells.reduce((all, one) => all + one, 0);
    const inFives: Publisher = (counted, exact) => (sum(exact) - sum(counted) >= 5 ? [...exact] : undefined);
    const onceFiveOfAGroup: Publisher = (counted, exact) =>
      exact.some((now, cell) => now - (counted[cell] ?? 0) >= 5) ? [...exact] : undefined;
    expect(solved(given(6), 1, live)).toBeGreaterThan(0);
    expect(solved(given(6), 1, inFives)).toBeGreaterThan(0);
    expect(solved(given(8), 1, onceFiveOfAGroup)).toBeGreaterThan(0);
  });

  it('move only once as many votes as are held back and five more have come, and leave those out', () => {
    const lot: Lot = (below) => below - 1;
    expect(released([0, 0], [9, 0], 5, lot)).toBeUndefined();
    expect(released([0, 0], [6, 4], 5, lot)).toEqual([5, 0]);
    expect(released([200, 120], [209, 125], 5, lot)).toBeUndefined();
    expect(released([200, 120], [219, 126], 5, lot)?.reduce((sum, one) => sum + one)).toBe(340);
  });

  it('add up to what the totals alone say, tell of no cell less than nothing, and are never far from the truth', () => {
    const acts = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -2, max: 9 })), { maxLength: 80 });
    const property = fc.property(acts, fc.nat(), (chosen, seed) => {
      const exact = zeros(4);
      const scrambled = zeros(4);
      let [counted, shadow] = [zeros(4), zeros(4)];
      const lot: Lot = (below) => seed % below;
      for (const [group, step] of chosen) {
        const other = (group * 7 + step + 2) % 4;
        const moves = Math.max(step, -(exact[group] ?? 0), -(scrambled[other] ?? 0));
        exact[group] = (exact[group] ?? 0) + moves;
        scrambled[other] = (scrambled[other] ?? 0) + moves;
        const [next, alike] = [released(counted, exact, 5, lot), released(shadow, scrambled, 5, lot)];
        const sum = (cells: number[] | undefined) => cells?.reduce((all, one) => all + one, 0);
        expect(sum(next)).toBe(sum(alike));
        [counted, shadow] = [next ?? counted, alike ?? shadow];
        for (const cell of counted) expect(cell).toBeGreaterThanOrEqual(0);
        if (next) next.forEach((cell, at) => expect(Math.abs(cell - (exact[at] ?? 0))).toBeLessThan(20));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
