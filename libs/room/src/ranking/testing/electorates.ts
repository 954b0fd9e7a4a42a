import fc from 'fast-check';
import { weightsOf, type Footing } from '../backing.js';
import { rankBySupport } from '../cross-group.js';
import { rankBalanced } from '../phragmen.js';
import { seeded, shuffle } from './chance.js';
import { allOf, backed, type Electorate } from './consultation.js';

interface Size {
  voters: number;
  questions: number;
  groups: number;
}

/** Any electorate of at most this size. */
export function electorates({ voters, questions, groups }: Size): fc.Arbitrary<Electorate> {
  const ballot = fc.uniqueArray(fc.nat(questions - 1), { maxLength: questions });
  const voter = fc.tuple(fc.nat(groups - 1), ballot);
  return fc.array(voter, { minLength: 1, maxLength: voters }).map((all) => ({
    groupOf: all.map(([group]) => group),
    ballots: all.map(([, own]) => own),
    questions,
  }));
}

/** All questions in a balanced order. */
export function balanced(
  electorate: Electorate,
  footing: Footing,
  heard: number[] = [],
  least = 1,
): number[] {
  const backing = backed(electorate);
  const waiting = allOf(electorate).filter((question) => !heard.includes(question));
  return rankBalanced(backing, weightsOf(backing, footing, least), heard, waiting).map(
    ({ question }) => question,
  );
}

/** All questions by their support across groups. */
export function bySupport(electorate: Electorate, footing: Footing, least = 1): number[] {
  return rankBySupport(backed(electorate), footing, allOf(electorate), least);
}

/** The same voters in another order. */
export function shuffled({ groupOf, ballots, questions }: Electorate, seed: number): Electorate {
  const order = shuffle(
    groupOf.map((_group, voter) => voter),
    seeded(seed),
  );
  return {
    groupOf: order.map((voter) => groupOf[voter] ?? 0),
    ballots: order.map((voter) => [...(ballots[voter] ?? [])].reverse()),
    questions,
  };
}
