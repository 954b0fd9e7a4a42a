import { LabelQuestion, NoteQuestion, ShortenQuestion, TranslateQuestion } from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import { minute } from '../views/question.view.js';
import { expectSeen, visibleQuestion } from './becomes.js';

/** Sets the labels of a question; the whole list, each once. */
export const labelQuestion = command('question.label', {
  schema: LabelQuestion,
  may: MODERATORS,
  season: 'until_archived',
  rule(room, { questionId, labels }, { actor }) {
    return [{ ...visibleQuestion(room, questionId, actor), labels: [...new Set(labels)] }];
  },
});

/** Gives the stage a short form of a long question; an empty one takes it away. */
export const shortenQuestion = command('question.shorten', {
  schema: ShortenQuestion,
  may: MODERATORS,
  season: 'until_archived',
  logged: true,
  rule(room, { questionId, text, seen }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    expectSeen(room, question, seen, actor);
    return [{ ...question, shortText: text === '' ? null : text, changedAt: minute(now) }];
  },
});

/** Puts a translation beside the original, which alone is authentic; an empty one takes it away. */
export const translateQuestion = command('question.translate', {
  schema: TranslateQuestion,
  may: [...MODERATORS, 'interpreter'],
  season: 'until_archived',
  rule(room, { questionId, language, text, reviewed, seen }, { actor }) {
    const question = visibleQuestion(room, questionId, actor);
    expectSeen(room, question, seen, actor);
    const { [language]: _replaced, ...others } = question.translations;
    return [
      { ...question, translations: text === '' ? others : { ...others, [language]: { text, reviewed } } },
    ];
  },
});

/** A note between moderators; nobody else ever sees it. */
export const noteQuestion = command('question.note', {
  schema: NoteQuestion,
  may: MODERATORS,
  season: 'until_archived',
  rule(room, { questionId, note, seen }, { actor }) {
    const question = visibleQuestion(room, questionId, actor);
    expectSeen(room, question, seen, actor);
    return [{ ...question, note: note === '' ? null : note }];
  },
});
