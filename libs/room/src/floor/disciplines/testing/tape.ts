import { ATTENDANCES, DEFAULT_RULES, STAKEHOLDER_GROUPS, type Rules } from '@openfloor/contract';
import type { Candidate, Served, Situation } from '../discipline.js';

/** Turns last from so many to so many seconds, but where a tape says that nothing was spoken. */
export const SHORTEST = 30;
export const LONGEST = 180;

/** As many numbers as make a situation; shorter tapes are mostly empty rooms. */
export const TAPE = { minLength: 200, maxLength: 200 };

type Somebody = Pick<Candidate, 'speaker' | 'group' | 'attendance'>;

/**
 * The situation that numbers come to, read one after the other and 0 past their end: few people or many, some with
 * several requests, in groups or in none, with lanes that name no group, overlap, or are for nobody who waits.
 */
export function situationOf(tape: readonly number[]): Situation {
  let at = 0;
  const below = (count: number) => (tape[at++] ?? 0) % count;
  const some = <T>(all: readonly T[]) => all.filter(() => below(3) === 1);
  const people = peopleOf(below);
  const person = () =>
    people[below(people.length)] ?? { speaker: 'nobody', group: null, attendance: 'onsite' };
  const isSilent = below(8) === 1;
  const orders = new Set(Array.from({ length: below(14) }, () => below(1_000)));
  const waiting = [...orders].map((order) => ({ id: `no ${order}`, order, ...person() }));
  const seconds = () => (isSilent && below(2) === 1 ? 0 : SHORTEST + below(LONGEST - SHORTEST + 1));
  const served: Served[] = Array.from({ length: below(20) }, () => ({ ...person(), seconds: seconds() }));
  const lanes = Array.from({ length: below(5) }, (_, lane): Rules['lanes'][number] => ({
    ...{ name: `lane ${lane}`, slots: 1 + below(3) },
    ...{ groups: below(3) === 1 ? [] : some(STAKEHOLDER_GROUPS), attendance: some(ATTENDANCES) },
  }));
  return { waiting, served, rules: { lanes, groups: DEFAULT_RULES.groups.slice(below(7)) } };
}

function peopleOf(below: (count: number) => number): Somebody[] {
  const groups = [1, 3, 8][below(3)] ?? 8;
  const places = 1 + below(3);
  return Array.from({ length: 1 + below(10) }, (_, no) => ({
    speaker: `person ${no}`,
    group: STAKEHOLDER_GROUPS[below(groups) - 1] ?? null,
    attendance: ATTENDANCES[below(places)] ?? 'onsite',
  }));
}
