import type { Candidate, Proposal, Propose, Served, Situation } from './discipline.js';

/**
 * A discipline under way: it is told each turn, earliest first, and asked who of those who wait is next. So a whole
 * order is found without going through all turns for each place in it.
 */
export interface Course {
  serve(turn: Served): void;
  /** Undefined only where nobody waits; asking changes nothing. */
  next(waiting: readonly Candidate[]): Proposal | undefined;
}

/** Begins a discipline before anybody was served. */
export type Begin = (rules: Situation['rules']) => Course;

/** A discipline under way after these turns. */
export function courseAfter(begin: Begin, { served, rules }: Pick<Situation, 'served' | 'rules'>): Course {
  const course = begin(rules);
  for (const turn of served) course.serve(turn);
  return course;
}

/** The same discipline as a pure function of a whole situation. */
export function proposing(begin: Begin): Propose {
  return (situation) => courseAfter(begin, situation).next(situation.waiting);
}
