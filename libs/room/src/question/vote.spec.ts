import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES, type QuestionStatus } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { questionAt } from '../testing/states.js';

describe('a vote', () => {
  const expected: Record<QuestionStatus, string> = {
    pending: 'NOT_FOUND',
    published: 'ok',
    shortlisted: 'ok',
    on_air: 'ok',
    answered: 'WRONG_STATE',
    deferred: 'WRONG_STATE',
    declined: 'NOT_FOUND',
    merged: 'ok',
    withdrawn: 'NOT_FOUND',
  };

  it.each(QUESTION_STATUSES)('on a %s question', (status) => {
    const opened = openRoom();
    const questionId = questionAt(opened, status);
    for (const on of [true, false])
      expect(opened.does(opened.cyn, 'question.vote', { questionId, on }).code).toBe(expected[status]);
  });

  it('counts once, however often it is given, and moves the beat only when something changed', () => {
    const { ama, ben, published, does, tally, room } = openRoom();
    const questionId = published(ama);
    const beats = [true, true, false, false, true].map((on) => {
      does(ben, 'question.vote', { questionId, on });
      return [room.clock.beat, tally.of(questionId)];
    });
    expect(beats).toEqual([
      [1, 1],
      [1, 1],
      [2, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it('touches no record, so that nobody can learn from a rev when it was given', () => {
    const { ama, ben, published, does, room } = openRoom();
    const questionId = published(ama);
    const { rev, channels } = room.clock;
    does(ben, 'question.vote', { questionId, on: true });
    expect(room.clock).toMatchObject({ rev, channels });
  });

  it('of a hub is one vote', () => {
    const { ama, hub, published, does, tally } = openRoom();
    const questionId = published(ama);
    expect(does(hub, 'question.vote', { questionId, on: true }).code).toBe('ok');
    expect(tally.of(questionId)).toBe(1);
  });

  it('is refused where votes are switched off, and for oneself', () => {
    const { ama, ben, moderator, published, does, must } = openRoom();
    const questionId = published(ama);
    expect(does(ama, 'question.vote', { questionId, on: true }).code).toBe('OWN_QUESTION');
    must(moderator, 'session.switch', { votes: false });
    expect(does(ben, 'question.vote', { questionId, on: true }).code).toBe('SWITCHED_OFF');
    must(moderator, 'session.switch', { votes: true });
    expect(does(ben, 'question.vote', { questionId, on: true }).code).toBe('ok');
  });

  it('may be given by somebody who is muted, and not by somebody who was removed', () => {
    const { ama, ben, moderator, published, does, must } = openRoom();
    const questionId = published(ama);
    must(moderator, 'participant.mute', { participantId: ben.id, reason: 'conduct' });
    expect(does(ben, 'question.vote', { questionId, on: true }).code).toBe('ok');
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    expect(does(ben, 'question.vote', { questionId, on: true }).code).toBe('REMOVED');
  });

  it('is judged on what the commands before it in the turn left', () => {
    const { ama, ben, moderator, asks, turn, tally } = openRoom();
    const questionId = asks(ama);
    const vote = [ben, 'question.vote', { questionId, on: true }] as const;
    const said = turn(vote, [moderator, 'question.publish', { questionId }], vote, vote);
    expect(said.map(({ code }) => code)).toEqual(['NOT_FOUND', 'ok', 'ok', 'ok']);
    expect(tally.of(questionId)).toBe(1);
  });
});
