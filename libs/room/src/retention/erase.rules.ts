import { EraseOwn, Id } from '@openfloor/contract';
import { z } from 'zod';
import { command, ORGANISER, type Outcome } from '../command.js';
import type { BallotChange } from '../draft.js';
import { ahead } from '../ahead.js';
import { withdrawnAll } from '../floor/session.js';
import { unanswered } from '../poll/forget.js';
import { becomes } from '../question/becomes.js';
import { figuresOf, released } from '../question/merge.rules.js';
import type {
  FloorRecord,
  HubRecord,
  ParticipantRecord,
  QuestionRecord,
  RollRecord,
  RoomRecord,
} from '../records.js';
import { findParticipant, findQuestion, type RoomReader } from '../room.js';
import { withoutVoice } from '../takeaway/forget.js';
import { isShown } from '../views/question.view.js';
import { countsOf, isOver, nameless, NOBODY, wordless } from './retention.js';

/** What becomes of texts that everybody has seen: they stay as the record of the session, without a name, or go too. */
export type Words = 'keep' | 'delete';

/**
 * Somebody of the audience erases themselves, through a route that has proved who they are; works in any phase. No entry
 * of the ledger: it would tell everybody which questions were asked by one person.
 */
export const forgetParticipant = command('participant.forget', {
  schema: EraseOwn.extend({ participantId: Id }),
  may: ORGANISER,
  season: 'any',
  rule: (room, { participantId, questions }, { now }) => erased(room, participantId, questions, now),
});

/** The words of a question that was redacted once, and came back with an old copy of the database. */
export const forgetQuestion = command('question.forget', {
  schema: z.strictObject({ questionId: Id }),
  may: ORGANISER,
  season: 'any',
  rule(room, { questionId }) {
    const acts = room.list('act').filter((act) => act.fields.some((field) => field.id === questionId));
    const forgottenActs = acts.map((act) => ({ ...act, fields: [], undone: true }));
    return { put: [wordless(findQuestion(room, questionId)), ...forgottenActs], erases: questionId };
  },
});

/**
 * Blanks what is known of a person in every stored copy; ids and numbers stay. Texts that nobody but staff has seen go.
 * While the session is open the votes are taken back; once it is over the ballots go and their count stays.
 */
export function erased(room: RoomReader, participantId: string, words: Words, now: number): Outcome {
  const before = findParticipant(room, participantId);
  const { id, pseudonym, attendance, hubId, removed, roll, roomCheckedAt } = before;
  const kept = { id, pseudonym, attendance, hubId, removed, roll, roomCheckedAt };
  const blank: ParticipantRecord = { ...NOBODY, ...kept, erased: true };
  const asked = room.askedBy(id).map((questionId) => findQuestion(room, questionId));
  const questions = questionsAfter(room, asked, words, now);
  const floors = unnamedFloors(room, id, now);
  const hubs = room.list('hub').filter(({ applicantId }) => applicantId === id);
  const entries = room.list('roll').filter(({ voterId }) => voterId === id);
  const objected = withoutVoice(room, id, words, isOver(room));
  const owned = new Set([id, ...[...asked, ...floors, ...hubs].map((record) => record.id)]);
  const acts = room.list('act').filter((act) => act.fields.some((field) => owned.has(field.id)));
  const forgottenActs = acts.map((act) => ({ ...act, fields: [], undone: true }));
  return {
    put: [
      blank,
      ...questions,
      ...floors,
      ...hubs.map(unreachable),
      ...entries.map(unnamed),
      ...unanswered(room, id, words),
      ...objected,
      ...forgottenActs,
    ],
    ballots: ballotsOff(room, id),
    counts: isOver(room) ? countsOf(room, id) : [],
    closes: [id],
    erases: id,
    erasesWords: words === 'delete',
  };
}

/** Those on top first: what one of them sets free is then looked at as it stands. */
function questionsAfter(
  room: RoomReader,
  asked: readonly QuestionRecord[],
  words: Words,
  now: number,
): RoomRecord[] {
  const put: RoomRecord[] = [];
  for (const { id } of asked.toSorted(
    (one, other) => Number(one.mergedInto !== null) - Number(other.mergedInto !== null),
  )) {
    const then = ahead(room, put);
    put.push(...questionAfter(then, findQuestion(then, id), words, now));
  }
  return put;
}

/** A question of somebody who goes; states of a session that is over are final, so there only words change. */
function questionAfter(room: RoomReader, question: QuestionRecord, words: Words, now: number): RoomRecord[] {
  const isSeen = isShown(question);
  if (isSeen && words === 'keep') return [nameless(question)];
  const blank = nameless(wordless(question));
  const isOpen =
    question.status === 'pending' || question.status === 'published' || question.status === 'shortlisted';
  if (isOver(room) || !isOpen) return [blank];
  return [becomes(blank, 'withdrawn', now, figuresOf([blank])), ...released(room, question, now)];
}

function ballotsOff(room: RoomReader, voterId: string): BallotChange[] {
  return room
    .list('question')
    .filter(({ id }) => room.ballot(id, voterId) === true)
    .map(({ id }) => ({ questionId: id, voterId, on: false }));
}

/** A hub whose applicant is forgotten: nobody knows whom to call there any more. */
function unreachable(hub: HubRecord): HubRecord {
  return { ...hub, applicantId: null, coordinator: null, contact: null, technicalContact: null };
}

/** The entry of the roll of somebody who is erased: it still counts as one, and says of nobody who it was. */
function unnamed(entry: RollRecord): RollRecord {
  return { ...entry, label: null, regionalGroup: null, country: null, affiliation: null };
}

/** Requests of somebody who is erased: what waits is withdrawn, what was spoken keeps its group and its time. */
function unnamedFloors(room: RoomReader, makerId: string, now: number): FloorRecord[] {
  const left = new Map(withdrawnAll(room, makerId, now, 'withdrawn', null).map((floor) => [floor.id, floor]));
  const none = { name: null, affiliation: null, country: null, note: null, text: null, accessNeeds: null };
  for (const floor of room.list('floor'))
    if (floor.makerId === makerId) left.set(floor.id, { ...(left.get(floor.id) ?? floor), ...none });
  return [...left.values()];
}
