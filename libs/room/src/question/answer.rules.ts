import { AnsweredQuestion, AnswerQuestion } from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import { findPerson } from '../room.js';
import { isShown, minute } from '../views/question.view.js';
import { becomes, offAir, questionIn, visibleQuestion } from './becomes.js';

/** Says that a question was answered, how and by whom; to be answered in writing it is deferred, with a due date. */
export const answeredQuestion = command('question.answered', {
  schema: AnsweredQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId, how, personIds = [], dueAt = null }, { now }) {
    const question = questionIn(room, questionId, 'on_air', 'shortlisted', 'published');
    for (const personId of personIds) findPerson(room, personId);
    const status = how === 'in_writing_later' ? 'deferred' : 'answered';
    const answered = {
      how,
      dueAt,
      answeredBy: personIds,
      answeredAt: status === 'answered' ? minute(now) : null,
      answeredFrom: question.status,
    };
    return [becomes(question, status, now, answered), ...offAir(room, questionId)];
  },
});

/** Gives a written answer to a question that everybody sees; a deferred one is answered by it. */
export const answerQuestion = command('question.answer', {
  schema: AnswerQuestion,
  may: [...MODERATORS, 'panellist'],
  season: 'until_archived',
  rule(room, { questionId, text, language }, { actor, now, newId }) {
    const question = visibleQuestion(room, questionId, actor);
    if (!isShown(question)) questionIn(room, questionId, 'published');
    const answer = { id: newId(), personId: actor.personId, text, language, at: minute(now) };
    const answers = [...question.answers, answer];
    const answeredBy = actor.personId
      ? [...new Set([...question.answeredBy, actor.personId])]
      : question.answeredBy;
    if (question.status !== 'deferred') return [{ ...question, answers, changedAt: minute(now) }];
    const how = 'in_writing' as const;
    return [becomes(question, 'answered', now, { answers, answeredBy, answeredAt: minute(now), how })];
  },
});
