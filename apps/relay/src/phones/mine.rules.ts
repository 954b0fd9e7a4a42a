import type { Corner, OwnFloor, OwnObjection, OwnQuestion, Rules } from '@openfloor/contract';
import type { Profile } from './phone.js';

/** What a phone's corner is made of; questions, requests and objections are all those of the hub. */
export interface CornerParts {
  author: string;
  profile: Profile;
  questions: readonly OwnQuestion[];
  floor: readonly OwnFloor[];
  objections: readonly OwnObjection[];
  /** Numbers of the questions on which the room has counted this phone's hand. */
  votes: readonly number[];
  /** Questions of this phone that the room has not answered yet. */
  waiting: number;
  rules: Pick<Rules, 'questionsPerPerson'>;
  /** The hub was suspended: nobody in its room may ask. */
  suspended: boolean;
}

/** The corner of one phone: its own alone, and nothing of the hub's. */
export function mineOf(parts: CornerParts): Corner {
  const { author, profile, votes, suspended } = parts;
  const questions = parts.questions.filter(({ localAuthor }) => localAuthor === author);
  const floor = parts.floor.filter(({ localAuthor }) => localAuthor === author);
  const objections = parts.objections.filter(({ localAuthor }) => localAuthor === author);
  return {
    questions: questions.map((own) => ({ ...own, localAuthor: null })),
    votes: [...new Set(votes)].sort((one, other) => one - other),
    floor: floor.map((own) => ({ ...own, localAuthor: null })),
    signals: [],
    profile: { ...profile, muted: suspended },
    left: leftOf(questions, parts),
    ...(objections.length > 0
      ? { objections: objections.map((own) => ({ ...own, localAuthor: null })) }
      : {}),
  };
}

/** How many questions this phone may still ask; null where there is no limit. Withdrawn and declined ones do not count. */
export function leftOf(
  questions: readonly Pick<OwnQuestion, 'status'>[],
  { waiting, rules }: Pick<CornerParts, 'waiting' | 'rules'>,
): number | null {
  const quota = rules.questionsPerPerson;
  if (quota === 0) return null;
  const counted = questions.filter(({ status }) => status !== 'withdrawn' && status !== 'declined');
  return Math.max(0, quota - counted.length - waiting);
}

/** The corner of a reader without a seat. */
export const NOBODYS: Corner = {
  questions: [],
  votes: [],
  floor: [],
  signals: [],
  profile: null,
  left: null,
};
