import type { PollMethod, PollResults } from '@openfloor/contract';
import type { PollRecord } from '../outcome-records.js';
import { cellsIn } from './content.js';

/** What is counted of a poll's answers, before anything is told of groups. */
export type PollTotals = Pick<PollResults, 'answered' | 'method' | 'cells' | 'mean' | 'points'>;

/** Choices of each who answered; none for those who answered in words. */
type Choices = readonly (readonly number[])[];
type Content = Pick<PollRecord, 'type' | 'options' | 'max'>;

/** Counts a poll. `answers` are those that stand, one of each voter. */
export function totalsOf(poll: Content, answers: Choices): PollTotals {
  return {
    answered: answers.length,
    method: methodOf(poll),
    cells: cellsOf(poll, answers),
    mean: poll.type === 'rating' ? meanOf(answers) : null,
    points: poll.type === 'ranking' ? bordaOf(poll.options.length, answers) : null,
  };
}

/** How many gave each answer; of a ranking how many put the option first. */
export function cellsOf(poll: Content, answers: Choices): number[] {
  const cells = Array<number>(cellsIn(poll)).fill(0);
  for (const choices of answers)
    for (const no of poll.type === 'ranking' ? choices.slice(0, 1) : choices)
      cells[no - 1] = (cells[no - 1] ?? 0) + 1;
  return cells;
}

/**
 * Borda's points (Borda, *Mémoire sur les élections au scrutin*, 1781; Saari, *Basic Geometry of Voting*, 1995): of so many
 * options the first of a ranking gets one less than there are, the next one less than that, the last none. Options that
 * somebody did not rank share what is left alike, so that everybody gives away the same number of points and leaving
 * options out neither helps nor harms those that are named.
 */
export function bordaOf(options: number, rankings: Choices): number[] {
  const points = Array<number>(options).fill(0);
  for (const ranking of rankings) {
    const left = (options - ranking.length - 1) / 2;
    const places = new Map(ranking.map((no, place) => [no, place]));
    for (let at = 0; at < options; at += 1) {
      const place = places.get(at + 1);
      points[at] = (points[at] ?? 0) + (place === undefined ? left : options - 1 - place);
    }
  }
  return points;
}

function meanOf(answers: Choices): number | null {
  if (answers.length === 0) return null;
  return answers.reduce((sum, [rated = 0]) => sum + rated, 0) / answers.length;
}

function methodOf({ type }: Content): PollMethod {
  if (type === 'rating') return 'mean';
  return type === 'ranking' ? 'borda' : 'count';
}
