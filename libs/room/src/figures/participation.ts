import {
  ATTENDANCES,
  figureLanguage,
  SUPPORT_GROUPS,
  type Figures,
  type QuestionView,
  type Support,
} from '@openfloor/contract';
import type { Room } from '../room.js';
import type { Tally } from '../tallies.js';
import { CELLS, censusOf, joinedIn, type Stated } from './census.js';
import { isTaken, sum, type Sight, type Turn } from './sight.js';

type Participation = Figures['participation'];

/** Votes by groups are told over so many questions at least, so that they are those of none. */
const LEAST_QUESTIONS = 3;

/** Where a question or a turn belongs; null is nowhere that is known. */
interface Place<K extends string> {
  asked: (question: QuestionView) => K | null;
  spoke: (turn: Turn) => K | null;
}

type Told = number | null;

/** Who took part, by each of the dimensions. `votes` by groups, where votes are shown to this channel. */
export function participationOf(room: Room, sight: Sight, votes: Told[] | undefined): Participation {
  const people = (by: Stated) => censusOf(room)[by].told;
  const counted = (by: Stated) => sum(censusOf(room)[by].counted);
  const rows = <K extends string>(
    keys: readonly K[],
    told: readonly Told[],
    place: Place<K>,
    support?: Told[],
  ) => [...keys, null].map((key, at) => rowOf(key, sight, place, told[at] ?? null, support?.[at] ?? null));
  return {
    group: {
      counted: counted('group'),
      rows: rows(CELLS.group, people('group'), BY_GROUP, votes),
    },
    region: { counted: counted('region'), rows: rows(CELLS.region, people('region'), BY_REGION) },
    attendance: {
      counted: joinedIn(room),
      rows: rows(ATTENDANCES, attending(room), BY_ATTENDANCE),
    },
    language: { counted: counted('language'), rows: rows(CELLS.language, people('language'), BY_LANGUAGE) },
  };
}

const BY_GROUP: Place<(typeof CELLS.group)[number]> = {
  asked: ({ author }) => author.stakeholderGroup,
  spoke: ({ floor }) => floor.stakeholderGroup,
};
const BY_REGION: Place<(typeof CELLS.region)[number]> = {
  asked: ({ author }) => author.regionalGroup,
  spoke: ({ floor }) => floor.regionalGroup,
};
const BY_ATTENDANCE: Place<(typeof ATTENDANCES)[number]> = {
  asked: ({ attendance }) => attendance,
  spoke: ({ floor }) => floor.attendance,
};
/** Nobody notes in which language somebody speaks. */
const BY_LANGUAGE: Place<(typeof CELLS.language)[number]> = {
  asked: ({ language }) => figureLanguage(language),
  spoke: () => null,
};

function rowOf<K extends string>(key: K | null, sight: Sight, place: Place<K>, people: Told, support: Told) {
  const asked = sight.questions.filter((question) => place.asked(question) === key);
  const turns = sight.turns.filter((turn) => !turn.isModerators && place.spoke(turn) === key);
  return {
    key,
    people,
    asked: asked.length,
    support,
    taken: asked.filter(isTaken).length,
    turns: turns.length,
    spokenMs: sum(turns.map(({ ms }) => ms)),
  };
}

/** How many people attend in each way, as presence and every byline tell it anyway. */
function attending(room: Room): number[] {
  const people = room.list('participant').filter(({ removed }) => !removed);
  return ATTENDANCES.map((way) => people.filter(({ attendance }) => attendance === way).length);
}

/**
 * Votes by groups over all questions that a channel sees, one for each of `SUPPORT_GROUPS`: nothing but the sum of what is
 * told of each question, so that no more can be known from it. Null where that is nothing, or too little.
 */
export function votesByGroup(tally: Tally, sight: Sight, smallCell: number): Told[] {
  const seen = new Set(sight.questions.map(({ no }) => no));
  const told = tally.support().filter(([no]) => seen.has(no));
  return SUPPORT_GROUPS.map((_group, cell) => {
    const votes = told.map((one) => cellIn(one, cell)).filter((count) => count > 0);
    const all = sum(votes);
    return votes.length < LEAST_QUESTIONS || all < smallCell ? null : all;
  });
}

function cellIn([, , cells]: Support, cell: number): number {
  return cells[cell] ?? 0;
}
