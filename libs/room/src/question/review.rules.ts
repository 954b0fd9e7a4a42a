import {
  AppealQuestion,
  DeclineQuestion,
  NameQuestion,
  Refusal,
  type QuestionStatus,
} from '@openfloor/contract';
import { ahead } from '../ahead.js';
import { command, MODERATORS } from '../command.js';
import type { QuestionRecord, RoomRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import { becomes, offAir, questionIn, visibleQuestion } from './becomes.js';
import { figuresOf, released, topOf, unmerged } from './merge.rules.js';

const OPEN: readonly QuestionStatus[] = ['pending', 'published', 'shortlisted', 'on_air'];

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
    const question = questionIn(room, questionId, ...OPEN);
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
    return [becomes(question, 'withdrawn', now, figuresOf([question])), ...released(room, question, now)];
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
  const record = becomes(question, 'declined', now, {
    reason,
    declineNote,
    ...figuresOf([question]),
  });
  return [record, ...released(room, question, now), ...offAir(room, question.id)];
}

/** Refuses `NOT_ALLOWED` to everybody but the author of a question. */
export function expectAuthor(question: QuestionRecord, actorId: string): void {
  if (question.authorId !== actorId) throw new Refusal('NOT_ALLOWED', 'only its author may do that');
}

/** Sets aside all that an author still has open, merged or not; what was merged into it is set free. */
export function declinedAll(room: RoomReader, authorId: string, now: number, reason: string): RoomRecord[] {
  const put = new Map<string, RoomRecord>();
  const isOpen = (question: QuestionRecord) => OPEN.includes(question.status);
  for (const id of room.askedBy(authorId)) {
    const leave = (records: RoomRecord[]) => {
      for (const record of records) put.set(`${record.kind} ${record.id}`, record);
      return ahead(room, [...put.values()]);
    };
    let after = leave([]);
    const question = findQuestion(after, id);
    if (question.status === 'merged' && isOpen(topOf(after, question)))
      after = leave(unmerged(after, question, now));
    const own = findQuestion(after, id);
    if (isOpen(own)) leave(declined(after, own, now, reason, null));
  }
  return [...put.values()];
}
