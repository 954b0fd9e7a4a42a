import type { StakeholderGroup } from '@openfloor/contract';
import type { QuestionRecord, RoomRecord, SessionRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { setOf } from '../question/merge.rules.js';
import { UNCHECKED } from '../people/roll.js';
import { nobodys, wordlessPoll, wordlessResponse } from '../poll/wordless.js';
import { withoutReasons } from '../takeaway/forget.js';
import { GONE } from './gone.js';

/** What has gone of a closed session by its age, as full minutes; null: it is still there. */
export interface Retention {
  /** Seats of the audience ended, and with them what was kept of the door. */
  seatsEndedAt: number | null;
  /** Ballots became counts. */
  countedAt: number | null;
  /** Free texts, names and profiles went. */
  forgottenAt: number | null;
}

/** A session of which nothing has gone. */
export const WHOLE: Retention = { seatsEndedAt: null, countedAt: null, forgottenAt: null };

/** Stands where a text was; it is of no language. */
export { GONE };

/** What is known of nobody. */
export const NOBODY = {
  kind: 'participant' as const,
  name: null,
  stakeholderGroup: null,
  regionalGroup: null,
  country: null,
  affiliation: null,
  language: null,
  accessNeeds: null,
  muted: false,
  removed: false,
  erased: false,
  ...UNCHECKED,
};

/** Votes of one question that count although their ballots are gone, of those who spoke for one group or for none (''). */
export interface BallotCount {
  questionId: string;
  group: StakeholderGroup | '';
  votes: number;
}

/** Whether the session takes nothing new any more. */
export function isOver(room: RoomReader): boolean {
  const { phase } = room.session;
  return phase === 'closed' || phase === 'archived';
}

/** Whether the ballots of a session are counts by now, so that nothing can be counted another way. */
export function isCounted({ retention }: SessionRecord): boolean {
  return retention.countedAt !== null || retention.forgottenAt !== null;
}

/** The votes that each question on top has by its ballots, by group; only those of `voterId` where one is named. */
export function countsOf(room: RoomReader, voterId?: string): BallotCount[] {
  const removed = new Set(room.list('participant').flatMap(({ id, removed: is }) => (is ? [id] : [])));
  const groupOf = (id: string) => room.entry('participant', id)?.record.stakeholderGroup ?? '';
  return room
    .list('question')
    .filter(({ mergedInto }) => mergedInto === null)
    .flatMap((top) => {
      const votes = new Map<BallotCount['group'], number>();
      for (const id of voters(room, setOf(room, top), voterId))
        if (!removed.has(id)) votes.set(groupOf(id), (votes.get(groupOf(id)) ?? 0) + 1);
      return [...votes].map(([group, count]) => ({ questionId: top.id, group, votes: count }));
    });
}

/** Who supports any of these questions and asked none of them. */
function voters(room: RoomReader, set: QuestionRecord[], only: string | undefined): Set<string> {
  const found = new Set<string>();
  for (const { id } of set) {
    const ballots = room.ballots(id);
    if (only !== undefined) {
      if (ballots.get(only) === true) found.add(only);
    } else for (const [voterId, on] of ballots) if (on) found.add(voterId);
  }
  for (const { authorId } of set) found.delete(authorId);
  return found;
}

/** The question without anything that somebody wrote about it or in it. */
export function wordless(question: QuestionRecord): QuestionRecord {
  const none = { shortText: null, original: null, note: null, appealed: null, declineNote: null };
  return { ...question, ...none, text: GONE, translations: {} };
}

/** The question as one that nobody is known to have asked; the group that was shown stays with it. */
export function nameless(question: QuestionRecord): QuestionRecord {
  const { stakeholderGroup } = question.byline;
  const none = { name: null, affiliation: null, country: null, regionalGroup: null };
  return { ...question, original: null, byline: { ...none, identity: 'anonymous', stakeholderGroup } };
}

/** A record without what the door knew of somebody: when they came, and when they stood in the room. */
export function doorless(record: RoomRecord): RoomRecord {
  return record.kind === 'participant' ? { ...record, joinedAt: null, roomCheckedAt: null } : record;
}

/** A record as it is kept for good: numbers, states and times, but no text of anybody, no name and no profile. */
export function forgotten(record: RoomRecord): RoomRecord {
  switch (record.kind) {
    case 'participant': {
      const { id, pseudonym, attendance, hubId, removed, roll } = record;
      return { ...NOBODY, id, pseudonym, attendance, hubId, removed, roll, erased: true };
    }
    case 'question': {
      const answers = record.answers.map((answer) => ({ ...answer, text: GONE }));
      return { ...nameless(wordless(record)), answers, localAuthor: null };
    }
    case 'floor': {
      const { personId } = record;
      const named = personId === null ? { name: null, affiliation: null, country: null } : {};
      return {
        ...record,
        ...named,
        note: null,
        text: null,
        gist: null,
        accessNeeds: null,
        localAuthor: null,
      };
    }
    case 'hub':
      return { ...record, applicantId: null, coordinator: null, contact: null, technicalContact: null };
    case 'roll':
      return { ...record, label: null, regionalGroup: null, country: null, affiliation: null };
    case 'signal':
      return { ...record, text: GONE };
    case 'poll':
      return wordlessPoll(record);
    case 'response':
      return wordlessResponse(nobodys(record, false));
    case 'takeaway':
      return withoutReasons(record);
    case 'note':
      return record.removed ? record : { ...record, text: GONE };
    case 'act':
      return record.fields.length === 0 ? record : { ...record, fields: [], undone: true };
    default:
      return record;
  }
}
