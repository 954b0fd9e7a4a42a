import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES, type QuestionStatus } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { person } from '../testing/seats.js';
import { questionAt } from '../testing/states.js';

describe('changing the text of a question', () => {
  const byAuthor: Record<QuestionStatus, string> = {
    pending: 'ok',
    published: 'WRONG_STATE',
    shortlisted: 'WRONG_STATE',
    on_air: 'WRONG_STATE',
    answered: 'WRONG_STATE',
    deferred: 'WRONG_STATE',
    declined: 'WRONG_STATE',
    merged: 'WRONG_STATE',
    withdrawn: 'WRONG_STATE',
  };
  const open = ['pending', 'published', 'shortlisted', 'on_air', 'answered', 'deferred'];

  it.each(QUESTION_STATUSES)('that is %s: its author, a moderator, somebody else', (status) => {
    const opened = openRoom();
    const { ama, cyn, online, does, mine, seen } = opened;
    const questionId = questionAt(opened, status);
    const text = 'Reworded?';
    const [own] = mine(ama).questions;
    expect(does(ama, 'question.edit', { questionId, text, seen: own?.rev }).code).toBe(byAuthor[status]);
    const staff = does(online, 'question.edit', { questionId, text, seen: seen(questionId)?.rev });
    expect(staff.code).toBe(open.includes(status) ? 'ok' : 'WRONG_STATE');
    const isShown = seen(questionId, 'public') !== undefined;
    expect(does(cyn, 'question.edit', { questionId, text, seen: 1 }).code).toBe(
      isShown ? 'NOT_ALLOWED' : 'NOT_FOUND',
    );
  });

  it('by its author leaves no trace; by staff the first text stays for both, and everybody is told', () => {
    const { ama, moderator, asks, must, mine, seen } = openRoom();
    const questionId = asks(ama, 'First');
    must(ama, 'question.edit', { questionId, text: 'Second', seen: mine(ama).questions[0]?.rev });
    expect(mine(ama).questions[0]).toMatchObject({ text: 'Second', edited: false, original: null });
    must(moderator, 'question.publish', { questionId });
    for (const text of ['Third', 'Fourth'])
      must(moderator, 'question.edit', { questionId, text, seen: seen(questionId)?.rev });
    expect(mine(ama).questions[0]).toMatchObject({ text: 'Fourth', edited: true, original: 'Second' });
    expect(seen(questionId)).toMatchObject({ text: 'Fourth', original: 'Second' });
    expect(seen(questionId, 'public')).toMatchObject({ text: 'Fourth', edited: true });
    expect(seen(questionId, 'public')).not.toHaveProperty('original');
  });

  it('is refused to an author who is muted', () => {
    const { ama, moderator, asks, must, does, mine } = openRoom();
    const questionId = asks(ama);
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    const args = { questionId, text: 'Reworded?', seen: mine(ama).questions[0]?.rev };
    expect(does(ama, 'question.edit', args).code).toBe('MUTED');
  });
});

describe('what somebody else changed since it was read', () => {
  const changes = {
    edit: { text: 'Reworded?' },
    shorten: { text: 'Short?' },
    translate: { text: 'Pourquoi ?', language: 'fr' },
    note: { note: 'Ask Pia' },
  };

  it.each(Object.entries(changes))('makes question.%s a conflict, with what stands now', (name, change) => {
    const { ama, moderator, online, published, does, seen, question } = openRoom();
    const questionId = published(ama);
    const read = seen(questionId)?.rev ?? 0;
    const order = { questionId, ...change, seen: read };
    expect(does(moderator, `question.${name}`, order).code).toBe('ok');
    const before = question(questionId);
    const late = does(online, `question.${name}`, order);
    expect(late).toMatchObject({ code: 'CONFLICT', details: { record: seen(questionId) } });
    expect(question(questionId)).toBe(before);
    expect(does(online, `question.${name}`, { ...order, seen: seen(questionId)?.rev }).code).toBe('ok');
  });

  it.each(Object.entries(changes))('is a conflict for question.%s within one turn too', (name, change) => {
    const { ama, moderator, online, published, turn, seen } = openRoom();
    const questionId = published(ama);
    const order = { questionId, ...change, seen: seen(questionId)?.rev };
    const said = turn([moderator, `question.${name}`, order], [online, `question.${name}`, order]);
    expect(said.map(({ code }) => code)).toEqual(['ok', 'CONFLICT']);
  });

  it.each([-1, 1.5, '1', null, undefined])('cannot be left out or be %p', (rev) => {
    const { ama, moderator, published, does } = openRoom();
    const args = { questionId: published(ama), text: 'Reworded?', seen: rev };
    expect(does(moderator, 'question.edit', args).code).toBe('BAD_COMMAND');
  });

  it('is told to the author of a waiting question with its text, by the rev of the corner', () => {
    const { ama, moderator, asks, must, does, mine, seen } = openRoom();
    const questionId = asks(ama, 'First');
    const read = mine(ama).questions[0]?.rev;
    must(moderator, 'question.edit', { questionId, text: 'By staff', seen: seen(questionId)?.rev });
    const said = does(ama, 'question.edit', { questionId, text: 'By me', seen: read });
    expect(said).toMatchObject({
      code: 'CONFLICT',
      details: { record: { id: questionId, text: 'By staff' } },
    });
    expect(JSON.stringify(said.details)).not.toContain('original');
    expect(
      does(ama, 'question.edit', { questionId, text: 'By me', seen: mine(ama).questions[0]?.rev }).code,
    ).toBe('ok');
  });

  it('goes by what each channel sees: an interpreter is not stopped by a note between moderators', () => {
    const { rig, ama, moderator, published, must, does, seen } = openRoom();
    const interpreter = person(rig, 'interpreter', 'Ines');
    const questionId = published(ama);
    const read = seen(questionId, 'panel')?.rev;
    must(moderator, 'question.note', { questionId, note: 'Ask Pia', seen: seen(questionId)?.rev });
    const order = { questionId, language: 'fr', text: 'Pourquoi ?', seen: read };
    expect(does(interpreter, 'question.translate', order).code).toBe('ok');
    expect(does(interpreter, 'question.translate', order).code).toBe('CONFLICT');
  });
});

describe('marks on a question', () => {
  it('are taken away by an empty text', () => {
    const { ama, moderator, published, must, seen, question } = openRoom();
    const questionId = published(ama);
    const give = (name: string, more: object) =>
      must(moderator, `question.${name}`, { questionId, seen: seen(questionId)?.rev, ...more });
    const [short, fr, note] = [{ text: 'Short?' }, { language: 'fr', text: 'Quoi ?' }, { note: 'Ask Pia' }];
    give('shorten', short);
    give('translate', fr);
    give('note', note);
    expect(question(questionId)).toMatchObject({
      shortText: 'Short?',
      translations: { fr: { text: 'Quoi ?', reviewed: true } },
      note: 'Ask Pia',
    });
    give('shorten', { text: '' });
    give('translate', { ...fr, text: '' });
    give('note', { note: '' });
    expect(question(questionId)).toMatchObject({ shortText: null, translations: {}, note: null });
  });

  it('are labels, the whole list, each once', () => {
    const { ama, moderator, published, must, seen } = openRoom();
    const questionId = published(ama);
    for (const labels of [['spam', 'law', 'spam'], ['law']])
      must(moderator, 'question.label', { questionId, labels });
    expect(seen(questionId, 'public')?.labels).toEqual(['law']);
  });

  it('are not given by an interpreter to what they cannot see', () => {
    const { rig, ama, asks, does } = openRoom();
    const args = { questionId: asks(ama), language: 'fr', text: 'Pourquoi ?', seen: 1 };
    expect(does(person(rig, 'interpreter', 'Ines'), 'question.translate', args).code).toBe('NOT_FOUND');
  });
});
