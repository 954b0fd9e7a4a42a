import { Id, SUPPORT_GROUPS } from '@openfloor/contract';
import { z } from 'zod';
import { command, ORGANISER } from '../command.js';
import { setOf } from '../question/merge.rules.js';
import type { QuestionRecord, SupportRecord } from '../records.js';
import { isCounted } from '../retention/retention.js';
import { findQuestion, type RoomReader } from '../room.js';
import { lotFrom, type Lot } from './lot.js';
import { LEAST_MOVE, released } from './release.js';
import { suppressed } from './suppress.js';

/** In a group of fewer people, that all of them acted alike is not told; nor that all but one did, who may be watching. */
const FEW = 10;

/**
 * Has the figures by groups of these questions follow their votes, where they have moved far enough. Given by the room
 * itself now and then. What was told last is a record, so that a restart tells the same, and nothing finer.
 */
export const countSupport = command('support.count', {
  schema: z.strictObject({ questionIds: z.array(Id).min(1).max(500) }),
  may: ORGANISER,
  season: 'any',
  rule(room, { questionIds }, { newId }) {
    if (isCounted(room.session)) return [];
    const people = peopleOf(room);
    return questionIds.flatMap((id) => {
      const question = findQuestion(room, id);
      return question.mergedInto ? [] : (counted(room, question, people, lotFrom(newId)) ?? []);
    });
  },
});

function counted(
  room: RoomReader,
  question: QuestionRecord,
  people: readonly number[],
  lot: Lot,
): SupportRecord | undefined {
  const before = room.entry('support', question.id)?.record;
  const smallCell = Math.max(room.session.rules.smallCell, before?.smallCell ?? 0);
  const exact = votesByCell(room, question);
  const next = released(before?.counted ?? NONE, exact, leastOf(smallCell), lot);
  if (!next) return undefined;
  const alike = next.flatMap((votes, cell) => {
    const isKnown = before?.alike.includes(cell) === true;
    return tellsAll(votes, people[cell] ?? 0, isKnown) ? [cell] : [];
  });
  const told = toldOf(next, { people, alike, smallCell, before: before?.told, lot });
  return { kind: 'support', id: question.id, counted: next, told, smallCell, alike };
}

/**
 * Whether a cell tells how everybody in a small group acted (the unanimity rule). What once did goes on being hidden while
 * the group is small, or the next to join would uncover it.
 */
function tellsAll(votes: number, people: number, isKnown: boolean): boolean {
  if (votes === 0) return false;
  return people < FEW ? isKnown || votes >= people - 1 : isKnown && votes >= people;
}

/** So many votes stay out of the figures of a question, and so many wait at the least before these move. */
export function leastOf(smallCell: number): number {
  return Math.max(LEAST_MOVE, smallCell);
}

const NONE: readonly number[] = SUPPORT_GROUPS.map(() => 0);

interface Known {
  people: readonly number[];
  alike: readonly number[];
  smallCell: number;
  before: SupportRecord['told'] | undefined;
  lot: Lot;
}

/** A cell of whom nobody is here is no secret, and protects none. */
function toldOf(
  next: readonly number[],
  { people, alike, smallCell, before, lot }: Known,
): SupportRecord['told'] {
  const cells = next.flatMap((votes, cell) => (votes > 0 || (people[cell] ?? 0) > 0 ? [cell] : []));
  const hidden = suppressed(
    { cells: cells.map((cell) => [next[cell] ?? 0]), rowTotals: false, columnTotals: true },
    {
      smallCell,
      telling: cells.map((cell) => [alike.includes(cell)]),
      before: before && cells.map((cell) => [before[cell] === null]),
      lot,
    },
  );
  const told: SupportRecord['told'] = next.map(() => 0);
  cells.forEach((cell, at) => (told[cell] = hidden[at]?.[0] ? null : (next[cell] ?? 0)));
  return told;
}

/** Who supports a question or any that was merged into it, each once, less those who asked one; by cell. */
function votesByCell(room: RoomReader, question: QuestionRecord): number[] {
  const set = setOf(room, question);
  const authors = new Set(set.map(({ authorId }) => authorId));
  const seen = new Set<string>(authors);
  const votes = [...NONE];
  const add = (cell: number, count: number) => (votes[cell] = (votes[cell] ?? 0) + count);
  for (const { id } of set)
    for (const [voterId, on] of room.ballots(id)) {
      if (!on || seen.has(voterId)) continue;
      if (set.length > 1) seen.add(voterId);
      const voter = room.entry('participant', voterId)?.record;
      if (!voter?.removed) add(cellOf(voter?.stakeholderGroup ?? null), 1);
    }
  for (const [group, count] of room.keptVotes(question.id)) add(cellOf(group || null), count);
  return votes;
}

/** How many people of each cell are in the room; a hub is one, and of no group. */
function peopleOf(room: RoomReader): number[] {
  const people = [...NONE];
  for (const { stakeholderGroup, removed } of room.list('participant'))
    if (!removed) people[cellOf(stakeholderGroup)] = (people[cellOf(stakeholderGroup)] ?? 0) + 1;
  people[cellOf(null)] = (people[cellOf(null)] ?? 0) + room.count('hub');
  return people;
}

function cellOf(group: (typeof SUPPORT_GROUPS)[number]): number {
  return SUPPORT_GROUPS.indexOf(group);
}
