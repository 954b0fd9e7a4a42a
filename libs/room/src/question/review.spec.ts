import { describe, expect, it } from '@jest/globals';
import { DECLINE_REASONS, QUESTION_STATUSES } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { person } from '../testing/seats.js';
import { questionAt } from '../testing/states.js';

describe('setting a question aside', () => {
  it.each(DECLINE_REASONS)('gives the author %s and the note, and tells nobody else', (reason) => {
    const { ama, ben, moderator, asks, must, mine, seen } = openRoom();
    const questionId = asks(ama);
    must(moderator, 'question.decline', { questionId, reason, note: 'Please see number 3' });
    expect(mine(ama).questions[0]).toMatchObject({
      status: 'declined',
      reason,
      declineNote: 'Please see number 3',
    });
    expect(seen(questionId)).toMatchObject({ status: 'declined', reason });
    expect([seen(questionId, 'public'), seen(questionId, 'panel')]).toEqual([undefined, undefined]);
    expect(JSON.stringify(mine(ben))).not.toContain(questionId);
  });

  it('needs one of the reasons', () => {
    const { ama, moderator, asks, does } = openRoom();
    const questionId = asks(ama);
    for (const reason of [undefined, null, 'because', 'OFF_TOPIC'])
      expect(does(moderator, 'question.decline', { questionId, reason }).code).toBe('BAD_COMMAND');
  });

  it('keeps that everybody saw it, and forgets the reason when it is published again', () => {
    const { ama, moderator, published, must, question } = openRoom();
    const questionId = published(ama);
    const { publishedAt } = question(questionId);
    must(moderator, 'question.decline', { questionId, reason: 'duplicate', note: 'See 2' });
    expect(question(questionId)).toMatchObject({ wasPublic: true, publishedAt });
    must(moderator, 'question.publish', { questionId });
    expect(question(questionId)).toMatchObject({ reason: null, declineNote: null, publishedAt });
  });
});

describe('an appeal', () => {
  it.each(QUESTION_STATUSES)('against a %s question', (status) => {
    const opened = openRoom();
    const questionId = questionAt(opened, status);
    const said = opened.does(opened.ama, 'question.appeal', { questionId, text: 'Please read it again' });
    expect(said.code).toBe(status === 'declined' ? 'ok' : 'WRONG_STATE');
  });

  it('is made once, by the author alone, and read by staff alone', () => {
    const opened = openRoom();
    const { ama, ben, does, mine, seen } = opened;
    const questionId = questionAt(opened, 'declined');
    const appeal = { questionId, text: 'Please read it again' };
    expect(does(ben, 'question.appeal', appeal).code).toBe('NOT_FOUND');
    expect(does(ama, 'question.appeal', appeal).code).toBe('ok');
    expect(does(ama, 'question.appeal', appeal).code).toBe('WRONG_STATE');
    expect(mine(ama).questions[0]).toMatchObject({ appealed: true, status: 'declined' });
    expect(seen(questionId)?.appealed).toBe('Please read it again');
  });
});

describe('taking a question back', () => {
  it('is for its author, whom others are not even told of where they do not see it', () => {
    const { ama, ben, moderator, asks, published, does } = openRoom();
    const [waiting, shown] = [asks(ama), published(ama)];
    expect(does(ben, 'question.withdraw', { questionId: waiting }).code).toBe('NOT_FOUND');
    expect(does(ben, 'question.withdraw', { questionId: shown }).code).toBe('NOT_ALLOWED');
    expect(does(moderator, 'question.withdraw', { questionId: waiting }).code).toBe('NOT_ALLOWED');
    expect(does(ama, 'question.withdraw', { questionId: shown }).code).toBe('ok');
  });

  it('takes it from everybody at once', () => {
    const { ama, published, must, seen } = openRoom();
    const questionId = published(ama);
    must(ama, 'question.withdraw', { questionId });
    expect([seen(questionId, 'public'), seen(questionId)?.status]).toEqual([undefined, 'withdrawn']);
  });
});

describe('answering', () => {
  it('in writing adds to what was written, in the order it came, and tells who wrote', () => {
    const { rig, ama, panellist, organiser, published, must, seen } = openRoom();
    const questionId = published(ama);
    must(panellist, 'question.answer', { questionId, text: 'Yes' });
    must(organiser, 'question.answer', { questionId, text: 'Oui', language: 'fr' });
    must(person(rig, 'panellist', 'Quin'), 'question.answer', { questionId, text: 'No' });
    const answers = seen(questionId, 'public')?.answers ?? [];
    expect(answers.map(({ text, language }) => [text, language])).toEqual([
      ['Yes', 'en'],
      ['Oui', 'fr'],
      ['No', 'en'],
    ]);
    expect(answers[0]?.personId).toBe(panellist.id);
    expect(answers[1]?.personId).toBeNull();
    expect(answers.every(({ at }) => at % 60_000 === 0)).toBe(true);
    expect(seen(questionId, 'public')?.status).toBe('published');
  });

  it('in writing what was put off answers it, in a closed session as well', () => {
    const opened = openRoom();
    const { panellist, organiser, moderator, must, ama, published, seen } = opened;
    const questionId = published(ama);
    const dueAt = 1_200_000_000_000;
    must(moderator, 'question.answered', { questionId, how: 'in_writing_later', dueAt });
    expect(seen(questionId, 'public')).toMatchObject({ status: 'deferred', dueAt, answeredAt: null });
    must(organiser, 'session.phase', { phase: 'closed' });
    must(panellist, 'question.answer', { questionId, text: 'As promised' });
    expect(seen(questionId, 'public')).toMatchObject({
      status: 'answered',
      how: 'in_writing',
      answeredBy: [panellist.id],
    });
  });

  it.each(['orally', 'partly', 'noted'])('%s says who did and when', (how) => {
    const { ama, panellist, moderator, published, must, seen } = openRoom();
    const questionId = published(ama);
    must(moderator, 'question.answered', { questionId, how, personIds: [panellist.id] });
    const view = seen(questionId, 'public');
    expect(view).toMatchObject({ status: 'answered', how, answeredBy: [panellist.id] });
    expect((view?.answeredAt ?? 1) % 60_000).toBe(0);
  });

  it('names only people of the session', () => {
    const { ama, moderator, published, does, newId, question } = openRoom();
    const questionId = published(ama);
    expect(does(moderator, 'question.answered', { questionId, personIds: [newId()] }).code).toBe('NOT_FOUND');
    expect(question(questionId).status).toBe('published');
  });

  it('is no way for a panellist to learn of what waits', () => {
    const { ama, panellist, asks, does } = openRoom();
    const said = does(panellist, 'question.answer', { questionId: asks(ama), text: 'Yes' });
    expect(said.code).toBe('NOT_FOUND');
  });
});

describe('redaction', () => {
  it('replaces the text wherever the room keeps it and leaves the number', () => {
    const { ama, moderator, organiser, asks, must, seen, mine, room, rig } = openRoom();
    const bad = 'unspeakable';
    const questionId = asks(ama, bad);
    const rev = () => seen(questionId)?.rev;
    must(moderator, 'question.edit', { questionId, text: `${bad} indeed`, seen: rev() });
    must(moderator, 'question.shorten', { questionId, text: bad, seen: rev() });
    must(moderator, 'question.translate', { questionId, language: 'fr', text: bad, seen: rev() });
    must(moderator, 'question.note', { questionId, note: bad, seen: rev() });
    must(moderator, 'question.decline', { questionId, reason: 'conduct', note: bad });
    must(ama, 'question.appeal', { questionId, text: bad });
    const act = rig.does(moderator, 'question.publish', { questionId });
    rig.ledger.length = 0;
    const said = rig.does(organiser, 'question.redact', { questionId, text: '(removed)', reason: 'conduct' });
    expect(said.erases).toBe(questionId);
    const kept = (['question', 'act'] as const).flatMap((kind) => room.list(kind));
    expect(JSON.stringify([kept, rig.ledger, mine(ama)])).not.toContain(bad);
    expect(seen(questionId, 'public')).toMatchObject({ no: 1, text: '(removed)', edited: true });
    expect(rig.does(moderator, 'undo', { commandId: act.id }).code).toBe('WRONG_STATE');
  });

  it('finds every private part of the ledger that keeps a text of the question', () => {
    const { ama, moderator, asks, must, seen, ledger } = openRoom();
    const questionId = asks(ama, 'unspeakable');
    must(moderator, 'question.edit', { questionId, text: 'Reworded?', seen: seen(questionId)?.rev });
    expect(ledger.at(-1)?.hidden).toMatchObject({ questionId, before: 'unspeakable', after: 'Reworded?' });
  });
});
