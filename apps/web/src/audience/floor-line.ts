import type { OwnQuestion } from '@openfloor/contract';

/** One part of the line under an own question. */
export type Part = 'done' | 'stopped' | 'ahead';

/** How far a question got: received, in review, on the list, answered. */
export function partsOf(status: OwnQuestion['status'] | 'waiting'): Part[] {
  return line(...PROGRESS[status]);
}

/** Four parts of which so many are done, and whether it was stopped at the next. */
export function line(done: number, stopped: boolean): Part[] {
  return [0, 1, 2, 3].map((part) => (part < done ? 'done' : stopped && part === done ? 'stopped' : 'ahead'));
}

const PROGRESS: Record<OwnQuestion['status'] | 'waiting', [done: number, stopped: boolean]> = {
  waiting: [0, false],
  pending: [2, false],
  published: [3, false],
  shortlisted: [3, false],
  on_air: [3, false],
  answered: [4, false],
  deferred: [3, false],
  merged: [3, false],
  declined: [1, true],
  withdrawn: [1, false],
  lapsed: [3, false],
};

/** The latest change first; what waits to be sent stands above. */
export function byLatestChange(a: OwnQuestion, b: OwnQuestion): number {
  return b.changedAt - a.changedAt || b.no - a.no;
}
