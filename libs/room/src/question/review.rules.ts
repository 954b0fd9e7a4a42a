import { AppealQuestion, DeclineQuestion, NameQuestion, Refusal } from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import type { QuestionRecord, RoomRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import { becomes, offAir, questionIn, visibleQuestion } from './becomes.js';
import { released } from './merge.rules.js';

/** Lets everybody see a question; one that was set aside comes back the same way. */
export const publishQuestion = command('question.publish', {
  schema: NameQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId }, { now }) {
    const question = questionIn(room, questionId, 'pending', 'declined');
    return [becomes(question, 'published', now, { reason: null, declineNote: null })];
  },
});

/** Sets a question aside with a reason, which its author reads and the ledger shows. */
export const declineQuestion = command('question.decline', {
  schema: DeclineQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId, reason, note }, { now }) {
    const question = questionIn(room, questionId, 'pending', 'published', 'shortlisted', 'on_air');
    return declined(room, question, now, reason, note ?? null);
  },
});

/** The author takes a question back, until it is asked. */
export const withdrawQuestion = command('question.withdraw', {
  schema: NameQuestion,
  may: [...MODERATORS, 'participant', 'hub', 'panellist', 'rapporteur'],
  rule(room, { questionId }, { actor, now }) {
    expectAuthor(visibleQuestion(room, questionId, actor), actor.id);
    const question = questionIn(room, questionId, 'pending', 'published', 'shortlisted');
    return [becomes(question, 'withdrawn', now), ...released(room, question, now)];
  },
});

/** The author asks the moderators, once, to look at a declined question again. */
export const appealQuestion = command('question.appeal', {
  schema: AppealQuestion,
  may: ['participant', 'hub', 'panellist', 'rapporteur'],
  rule(room, { questionId, text }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    expectAuthor(question, actor.id);
    questionIn(room, questionId, 'declined');
    if (question.appealed !== null) throw new Refusal('WRONG_STATE', 'an appeal was made already');
    return [becomes(question, 'declined', now, { appealed: text })];
  },
});

/** The question set aside, off the air, with what was merged into it set free. */
export function declined(
  room: RoomReader,
  question: QuestionRecord,
  now: number,
  reason: string,
  declineNote: string | null,
): RoomRecord[] {
  const record = becomes(question, 'declined', now, { reason, declineNote });
  return [record, ...released(room, question, now), ...offAir(room, question.id)];
}

/** Refuses `NOT_ALLOWED` to everybody but the author of a question. */
export function expectAuthor(question: QuestionRecord, actorId: string): void {
  if (question.authorId !== actorId) throw new Refusal('NOT_ALLOWED', 'only its author may do that');
}

/** All questions of an author that still wait or stand. */
export function openQuestionsOf(room: RoomReader, authorId: string): QuestionRecord[] {
  const open = ['pending', 'published', 'shortlisted', 'on_air'];
  return room
    .askedBy(authorId)
    .map((id) => findQuestion(room, id))
    .filter((question) => open.includes(question.status));
}
