import { EditQuestion, RedactQuestion, Refusal } from '@openfloor/contract';
import { command, MODERATORS, ORGANISER } from '../command.js';
import { minute } from '../views/question.view.js';
import { expectSeen, questionIn, visibleQuestion } from './becomes.js';
import { expectAuthor } from './review.rules.js';
import { expectFits } from './submit.rules.js';

const EDITABLE = ['pending', 'published', 'shortlisted', 'on_air', 'answered', 'deferred'] as const;

/** Changes the text: its author while it waits, moderators until the end. The first text is kept for both. */
export const editQuestion = command('question.edit', {
  schema: EditQuestion,
  may: [...MODERATORS, 'participant', 'hub', 'panellist', 'rapporteur'],
  logged: true,
  rule(room, { questionId, text, seen }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    const byStaff = MODERATORS.some((role) => actor.roles.includes(role));
    if (!byStaff) expectAuthor(question, actor.id);
    questionIn(room, questionId, ...(byStaff ? EDITABLE : (['pending'] as const)));
    if (!byStaff && actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    expectSeen(room, question, seen, actor);
    expectFits(room, text);
    const original = byStaff ? (question.original ?? question.text) : question.original;
    const edited = question.edited || byStaff;
    return [{ ...question, text, original, edited, changedAt: minute(now) }];
  },
});

/** Replaces a text that must not stand, everywhere it is kept; the number stays. */
export const redactQuestion = command('question.redact', {
  schema: RedactQuestion,
  may: ORGANISER,
  season: 'until_archived',
  logged: true,
  rule(room, { questionId, text }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    const blanked = {
      original: null,
      shortText: null,
      translations: {},
      note: null,
      appealed: null,
      declineNote: null,
    };
    const acts = room.list('act').filter((act) => act.fields.some((field) => field.id === questionId));
    const redacted = { ...question, ...blanked, text, edited: true, changedAt: minute(now) };
    const forgotten = acts.map((act) => ({ ...act, fields: [], undone: true }));
    return { put: [redacted, ...forgotten], erases: questionId };
  },
});
