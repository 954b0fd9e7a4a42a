import { drawn, type Lot } from './lot.js';

/** Fewer votes than this never move a figure by groups, and are never all that a figure leaves out. */
export const LEAST_MOVE = 5;
/** A figure over many votes waits for more of them: for a part of what it counts, one in so many. */
const PART = 16;

/** How many votes wait at the least before a figure moves, beside those that stay held back. */
function step(of: number, least: number): number {
  return Math.max(least, Math.floor(of / PART));
}

/** Whether the votes have moved so far from those counted by groups that these are to follow. Looks at totals alone. */
export function isDue(of: number, votes: number, least: number): boolean {
  return Math.abs(votes - of) >= least + step(of, least);
}

/**
 * Lets the figures by groups follow the votes, or not yet: undefined. `counted` is what was told last and `exact` what is
 * true, cell by cell; the answer is the next to be told.
 *
 * This is a pool mix (Chaum, *Untraceable Electronic Mail*, 1981; Serjantov, Dingledine and Syverson, *From a Trickle to a
 * Flood*, 2002), with votes for letters. What changed since is a pool of votes given and votes taken back. When
 * it holds `least` and a step more, lots decide which leave it and are counted, and at least `least` remain. So
 *
 * 1. when figures move, and what they add up to, follows from the public totals alone and tells nothing of groups
 *    (simulatable: Kenthapadi, Mishra and Nissim, *Simulatable Auditing*, 2005);
 * 2. of no vote can it be known that it is counted, so a difference of any two figures is never that of known votes;
 * 3. whoever commands fewer than `least` accounts never has all that remains in the pool, so that their own votes do not
 *    flush out the one of somebody else.
 *
 * Where more votes are taken back than given, some that were counted go back into the pool, for 2 to hold of those who stay.
 */
export function released(
  counted: readonly number[],
  exact: readonly number[],
  least: number,
  lot: Lot,
): number[] | undefined {
  const of = sum(counted);
  const votes = sum(exact);
  if (!isDue(of, votes, least)) return undefined;
  const given = exact.map((now, cell) => Math.max(0, now - (counted[cell] ?? 0)));
  const takenBack = exact.map((now, cell) => Math.max(0, (counted[cell] ?? 0) - now));
  const stays = votes > of ? remaining(sum(takenBack), least) : least;
  const kept = drawn(takenBack, stays, lot);
  const out = heldOut(given, exact, least + stays, lot);
  return exact.map((now, cell) => now + (kept[cell] ?? 0) - (out[cell] ?? 0));
}

/**
 * Votes that are left out. Of those that have not been counted, while there are enough: where votes are taken back so many
 * of the others that it stays open whose they are who remain.
 */
function heldOut(given: readonly number[], exact: readonly number[], count: number, lot: Lot): number[] {
  const fresh = drawn(given, count, lot);
  const old = drawn(
    exact.map((now, cell) => now - (given[cell] ?? 0)),
    count - sum(fresh),
    lot,
  );
  return exact.map((_now, cell) => (fresh[cell] ?? 0) + (old[cell] ?? 0));
}

/** While votes grow in number, none that was taken back leaves the pool before there are many. */
function remaining(waiting: number, least: number): number {
  return waiting >= 2 * least ? least : waiting;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
