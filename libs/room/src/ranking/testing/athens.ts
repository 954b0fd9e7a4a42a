import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '@openfloor/contract';
import { chosen, seeded } from './chance.js';
import type { Consultation } from './consultation.js';

/** Of a hundred people, so many of each group, as an IGF counted them (Addis Ababa 2022), academia within the technical community there. */
const SHARES: Record<StakeholderGroup, number> = {
  government: 29,
  private_sector: 16,
  civil_society: 32,
  technical_community: 6,
  academia: 5,
  intergovernmental_organisation: 11,
  press_media: 1,
};
const PEOPLE = 1_300;
const HUBS = 52;
const QUESTIONS = 96;
const AUTHORS = 36;
/** Of a hundred people, so many from the country that hosts the meeting (Hyderabad 2008). */
const FROM_HERE = 56;
const THEMES = 8;

/** Somebody who votes. `group` is an index into `STAKEHOLDER_GROUPS`, -1 for a hub, which is one voter of no group. */
export interface Voter {
  group: number;
  isFromHere: boolean;
  /** How many questions they support about. */
  zeal: number;
}

/** A question, as far as votes depend on it. `author` is the place of a voter. */
export interface Asked {
  author: number;
  theme: number;
  /** About the country that hosts the meeting. */
  isLocal: boolean;
  /** How good it is, around 1. */
  worth: number;
}

/** A session's voters, questions and who supports what; `ballots` holds the places of questions, in the order in which they are asked. */
export interface Session {
  voters: Voter[];
  asked: Asked[];
  ballots: number[][];
}

/**
 * A session the size of that of Athens: 1,300 people and 52 hubs, 96 questions by 36 authors. Groups care for different
 * themes, whoever is from the host country cares for what is local, and nobody supports their own. The same for the same seed.
 */
export function athensSession(seed: number): Session {
  const random = seeded(seed);
  const voters = [
    ...Array.from({ length: PEOPLE }, () => person(random)),
    ...Array.from({ length: HUBS }, (): Voter => ({ group: -1, isFromHere: random() < 0.1, zeal: 6 })),
  ];
  const authors = chosen(AUTHORS, PEOPLE, random);
  const asked = Array.from({ length: QUESTIONS }, (_none, at) =>
    question(authors[at % AUTHORS] ?? 0, voters, random),
  );
  const cares = Array.from({ length: STAKEHOLDER_GROUPS.length + 1 }, () =>
    Array.from({ length: THEMES }, () => 0.25 + 2 * random() ** 2),
  );
  const ballots = voters.map((voter, at) => ballotOf(voter, at, asked, cares, random));
  return { voters, asked, ballots };
}

/** The same as groups, for a comparison of orders. */
export function athens(seed: number): Consultation {
  const { voters, asked, ballots } = athensSession(seed);
  return {
    groups: STAKEHOLDER_GROUPS,
    groupOf: voters.map(({ group }) => group),
    ballots,
    questions: asked.length,
  };
}

function person(random: () => number): Voter {
  let left = random() * 100;
  const group = STAKEHOLDER_GROUPS.findIndex((name) => (left -= SHARES[name]) < 0);
  const isFromHere = random() * 100 < FROM_HERE;
  return { group: Math.max(0, group), isFromHere, zeal: 2 + 18 * random() ** 2 };
}

/** Whoever is from here asks about here in half of the cases. */
function question(author: number, voters: Voter[], random: () => number): Asked {
  return {
    author,
    theme: Math.floor(random() * THEMES),
    isLocal: voters[author]?.isFromHere === true && random() < 0.5,
    worth: 0.4 + 1.2 * random(),
  };
}

/** Each question by its own chance, so that the voter comes to about as many as they have zeal for. */
function ballotOf(
  { group, isFromHere, zeal }: Voter,
  own: number,
  asked: readonly Asked[],
  cares: readonly number[][],
  random: () => number,
): number[] {
  const care = cares[group < 0 ? STAKEHOLDER_GROUPS.length : group] ?? [];
  const pulls = asked.map(({ author, theme, isLocal, worth }) => {
    const near = isLocal ? (isFromHere ? 2.5 : 0.3) : 1;
    return author === own ? 0 : worth * near * (care[theme] ?? 1);
  });
  const all = pulls.reduce((sum, pull) => sum + pull, 0);
  return pulls.flatMap((pull, at) => (random() < Math.min(0.95, (zeal * pull) / all) ? [at] : []));
}
