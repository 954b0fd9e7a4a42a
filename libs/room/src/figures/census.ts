import {
  FIGURE_LANGUAGES,
  figureLanguage,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  type FigureDimension,
} from '@openfloor/contract';
import type { ParticipantRecord } from '../records.js';
import { isCounted } from '../retention/retention.js';
import type { RoomReader } from '../room.js';
import type { Lot } from '../support/lot.js';
import { isDue, released } from '../support/release.js';
import { suppressed } from '../support/suppress.js';
import { leastOf } from '../support/support.rules.js';

/** What people are counted by who said it of themselves. How somebody attends is no secret, and is counted as it is. */
export type Stated = Exclude<FigureDimension, 'attendance'>;
export const STATED: readonly Stated[] = ['group', 'region', 'language'];

/** The cells of each count, in their order. Who said nothing is in none. */
export const CELLS = {
  group: STAKEHOLDER_GROUPS,
  region: REGIONAL_GROUPS,
  language: FIGURE_LANGUAGES,
} as const satisfies Record<Stated, readonly string[]>;

/** People by cells as they were last told: how many are counted so far, and what is told of it; null is not told. */
export interface CountedPeople {
  counted: number[];
  told: (number | null)[];
}

/**
 * The people of a session by what they said of themselves, as it was last told; its id is that of the session. Nobody sees
 * the record: it keeps a restart from drawing other lots.
 */
export interface CensusRecord extends Record<Stated, CountedPeople> {
  kind: 'census';
  id: string;
  /** The strictest rule that it was ever counted under. */
  smallCell: number;
}

/** The record so far; one of nobody where people were never counted. */
export function censusOf(room: RoomReader): CensusRecord {
  const { id } = room.session;
  return room.entry('census', id)?.record ?? { kind: 'census', id, ...nobody(), smallCell: 0 };
}

/**
 * Whether enough people have joined and said who they are, or left, for the census to follow. Looks at how many said
 * something, and never at what.
 */
export function isCensusDue(room: RoomReader): boolean {
  if (isCounted(room.session)) return false;
  const before = censusOf(room);
  const least = leastOf(strictest(room, before));
  const people = peopleIn(room);
  return STATED.some((by) => isDue(sum(before[by].counted), people.filter(hasSaid(by)).length, least));
}

/** The census that follows the people, for each count that has moved far enough; undefined where none has. */
export function nextCensus(room: RoomReader, lot: Lot): CensusRecord | undefined {
  if (isCounted(room.session)) return undefined;
  const before = censusOf(room);
  const smallCell = strictest(room, before);
  const people = peopleIn(room);
  const moved = STATED.flatMap((by): [Stated, CountedPeople][] => {
    const exact = exactly(people, by);
    const counted = released(before[by].counted, exact, leastOf(smallCell), lot);
    return counted ? [[by, { counted, told: toldOf(counted, before[by].told, smallCell, lot) }]] : [];
  });
  return moved.length > 0 ? { ...before, ...Object.fromEntries(moved), smallCell } : undefined;
}

/** How many people there are: everybody who joined and was not removed. */
export function joinedIn(room: RoomReader): number {
  return peopleIn(room).length;
}

function peopleIn(room: RoomReader): ParticipantRecord[] {
  return room.list('participant').filter(({ removed }) => !removed);
}

function strictest(room: RoomReader, { smallCell }: CensusRecord): number {
  return Math.max(room.session.rules.smallCell, smallCell);
}

function nobody(): Record<Stated, CountedPeople> {
  const none = (by: Stated): CountedPeople => ({
    counted: CELLS[by].map(() => 0),
    told: CELLS[by].map(() => null),
  });
  return { group: none('group'), region: none('region'), language: none('language') };
}

/** What somebody said, as the name of a cell. */
const SAID: Record<Stated, (person: ParticipantRecord) => string | null> = {
  group: ({ stakeholderGroup }) => stakeholderGroup,
  region: ({ regionalGroup }) => regionalGroup,
  language: ({ language }) => language && figureLanguage(language),
};

function hasSaid(by: Stated): (person: ParticipantRecord) => boolean {
  return (person) => SAID[by](person) !== null;
}

/** The people of each cell, as it is true; nobody is told this. */
function exactly(people: readonly ParticipantRecord[], by: Stated): number[] {
  const cells: readonly string[] = CELLS[by];
  const counts = cells.map(() => 0);
  for (const person of people) {
    const cell = cells.indexOf(SAID[by](person) ?? '');
    if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** A cell of nobody is hidden like any other small one, or the first to come into it would be seen. */
function toldOf(
  counted: readonly number[],
  before: CountedPeople['told'],
  smallCell: number,
  lot: Lot,
): CountedPeople['told'] {
  const hidden = suppressed(
    { cells: counted.map((count) => [count]), rowTotals: false, columnTotals: true },
    { smallCell, before: before.map((told) => [told === null]), lot },
  );
  return counted.map((count, cell) => (hidden[cell]?.[0] ? null : count));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
