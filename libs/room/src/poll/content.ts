import { BALLOTS, TEMPERATURES, type Grade, type PollStatus, type PollType } from '@openfloor/contract';
import type { PollRecord, ResponseRecord } from '../outcome-records.js';

const SHOWN: readonly PollStatus[] = ['open', 'closed', 'published'];
/** The top of a scale of which nobody said where it ends. */
const SCALE = 5;

type Content = Pick<PollRecord, 'type' | 'options' | 'max'>;

/** Whether everybody may see a poll; a draft, and one that was dropped, are for staff. */
export function isPollShown({ status }: Pick<PollRecord, 'status'>): boolean {
  return SHOWN.includes(status);
}

/** How many cells a result has: one for each answer that can be chosen, none where one writes. */
export function cellsIn({ type, options, max }: Content): number {
  if (type === 'text') return 0;
  if (type === 'temperature') return TEMPERATURES.length;
  return type === 'rating' ? (max ?? SCALE) : options.length;
}

/** So many answers one voter may name. */
export function mostChoices({ type, options, max }: Content): number {
  if (type === 'text') return 0;
  return type === 'multiple' || type === 'ranking' ? (max ?? options.length) : 1;
}

/** Whether the cells of a result add up to those who answered: each is in one of them. */
export function isShared(poll: Content): boolean {
  return poll.type === 'ranking' || mostChoices(poll) === 1;
}

/** `max` as a poll of this type keeps it: the top of a scale, a limit of several, else nothing. */
export function keptMax(type: PollType, options: readonly unknown[], max: number | null): number | null {
  if (type === 'rating') return max ?? SCALE;
  return type === 'multiple' || type === 'ranking' ? (max ?? options.length) : null;
}

/** Whether a voter has given an answer that stands. */
export function isGiven({ choices, text }: Pick<ResponseRecord, 'choices' | 'text'>): boolean {
  return choices.length > 0 || text !== null;
}

/** The weaker of two grades, of which a count was partly made under each. */
export function weaker(one: Grade | null, other: Grade): Grade {
  return one && BALLOTS.indexOf(one.ballot) < BALLOTS.indexOf(other.ballot) ? one : other;
}
