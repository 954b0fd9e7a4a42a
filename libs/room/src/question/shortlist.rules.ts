import { NameQuestion, Refusal, ShortlistQuestion } from '@openfloor/contract';
import { generateKeyBetween } from 'fractional-indexing';
import { command, MODERATORS } from '../command.js';
import { shortlist, type RoomReader } from '../room.js';
import { becomes, questionIn } from './becomes.js';

/** Puts a question on the shortlist, publishing it where it waits; one that is there already moves. */
export const shortlistQuestion = command('question.shortlist', {
  schema: ShortlistQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId, before }, { now }) {
    const question = questionIn(room, questionId, 'pending', 'published', 'answered', 'deferred', 'shortlisted');
    const position = positionBefore(room, questionId, before);
    const reopened = { how: null, answeredAt: null, answeredBy: [], answeredFrom: null, dueAt: null };
    const cleared = question.status === 'answered' || question.status === 'deferred' ? reopened : {};
    return [becomes(question, 'shortlisted', now, { position, ...cleared })];
  },
});

/** Takes a question off the shortlist; everybody still sees it. */
export const unshortlistQuestion = command('question.unshortlist', {
  schema: NameQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId }, { now }) {
    return [becomes(questionIn(room, questionId, 'shortlisted'), 'published', now, { position: null })];
  },
});

/** A fractional key right before another shortlisted question, or at the end where none is named. */
function positionBefore(room: RoomReader, questionId: string, before: string | undefined): string {
  const list = shortlist(room).filter(({ id }) => id !== questionId);
  if (before === undefined) return generateKeyBetween(list.at(-1)?.position ?? null, null);
  const next = list.find(({ id }) => id === before)?.position;
  if (!next) throw new Refusal('WRONG_STATE', 'the question to stand before is not on the shortlist');
  const earlier = list.filter(({ position }) => position !== null && position < next).at(-1);
  return generateKeyBetween(earlier?.position ?? null, next);
}
