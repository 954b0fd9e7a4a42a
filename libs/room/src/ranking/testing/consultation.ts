import { backingOf, weightsOf, type Backing, type Footing } from '../backing.js';
import { rankBySupport } from '../cross-group.js';
import { rankBalanced } from '../phragmen.js';

/** Who supports what, in plain lists: the group of each voter, and the questions that each supports, the oldest being 0. */
export interface Electorate {
  groupOf: number[];
  ballots: number[][];
  questions: number;
}

/** An electorate whose groups have names; a voter may be of none, -1, who then shares the last group of a room. */
export interface Consultation extends Electorate {
  groups: readonly string[];
}

/** The four orders that are compared. */
export interface Rankings {
  votes: number[];
  support: number[];
  /** Balanced, every person on one footing. */
  people: number[];
  /** Balanced, every group on one footing. */
  groups: number[];
}

/** The numbers of all questions, the oldest first. */
export function allOf({ questions }: Electorate): number[] {
  return Array.from({ length: questions }, (_none, question) => question);
}

/** The supporters of each question. */
export function supportersOf({ ballots, questions }: Electorate): number[][] {
  const supporters = Array.from({ length: questions }, (): number[] => []);
  ballots.forEach((own, voter) => own.forEach((question) => supporters[question]?.push(voter)));
  return supporters;
}

/** The same, packed; those of no group are one together, after the others. */
export function backed(electorate: Electorate): Backing {
  const groups = 1 + Math.max(-1, ...electorate.groupOf);
  const groupOf = electorate.groupOf.map((group) => (group < 0 ? groups : group));
  return backingOf(supportersOf(electorate), groupOf, groups + 1);
}

/** The orders of all questions, nothing having been heard. */
export function rankings(electorate: Electorate): Rankings {
  const backing = backed(electorate);
  const all = allOf(electorate);
  const votes = supportersOf(electorate).map(({ length }) => length);
  const balanced = (footing: Footing) =>
    rankBalanced(backing, weightsOf(backing, footing), [], all).map(({ question }) => question);
  return {
    votes: [...all].sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0)),
    support: rankBySupport(backing, 'groups', all),
    people: balanced('people'),
    groups: balanced('groups'),
  };
}
