import { NameQuestion, Refusal, ShortlistQuestion } from '@openfloor/contract';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { command, MODERATORS } from '../command.js';
import type { QuestionRecord } from '../records.js';
import { findQuestion, shortlist, type RoomReader } from '../room.js';
import { becomes, questionIn, UNANSWERED } from './becomes.js';

/** Keys grow when questions are put into the same gap again and again; from here on the list gets new ones. */
const LONGEST_KEY = 32;

/** Puts a question on the shortlist, publishing it where it waits; one that is there already moves. */
export const shortlistQuestion = command('question.shortlist', {
  schema: ShortlistQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId, before }, { now }) {
    const question = questionIn(
      room,
      questionId,
      'pending',
      'published',
      'answered',
      'deferred',
      'shortlisted',
    );
    if (before !== undefined) findQuestion(room, before);
    const cleared = question.status === 'answered' || question.status === 'deferred' ? UNANSWERED : {};
    return placed(room, becomes(question, 'shortlisted', now, cleared), before);
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

/**
 * The question right before another shortlisted one, or at the end where none is named. Where its neighbours share
 * a key, as an undo can leave them, or the key would grow too long, the whole list gets new keys.
 */
function placed(room: RoomReader, question: QuestionRecord, before: string | undefined): QuestionRecord[] {
  const others = shortlist(room).filter(({ id }) => id !== question.id);
  const at = before === undefined ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) throw new Refusal('WRONG_STATE', 'the question to stand before is not on the shortlist');
  const [earlier, next] = [others[at - 1]?.position ?? null, others[at]?.position ?? null];
  const position = earlier !== null && earlier === next ? undefined : generateKeyBetween(earlier, next);
  if (position !== undefined && position.length <= LONGEST_KEY) return [{ ...question, position }];
  const list = others.toSpliced(at, 0, question);
  const keys = generateNKeysBetween(null, null, list.length);
  return list.map((one, place) => ({ ...one, position: keys[place] ?? null }));
}
