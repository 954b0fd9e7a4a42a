import { describe, expect, it } from '@jest/globals';
import { POLL_TYPES } from '@openfloor/contract';
import { canOf } from '../decide.js';
import { standingOf } from '../standing.js';
import { openPolls, pollAt } from '../testing/polls.js';
import { join, SYSTEM } from '../testing/seats.js';

describe('an answer to a poll', () => {
  it.each([
    ['single', [3], 'ok'],
    ['single', [1, 2], 'QUOTA_REACHED'],
    ['single', [4], 'NOT_FOUND'],
    ['multiple', [3, 1], 'ok'],
    ['multiple', [1, 2, 3], 'ok'],
    ['multiple', [1, 12], 'NOT_FOUND'],
    ['rating', [5], 'ok'],
    ['rating', [6], 'NOT_FOUND'],
    ['rating', [1, 5], 'QUOTA_REACHED'],
    ['ranking', [2], 'ok'],
    ['ranking', [2, 3, 1], 'ok'],
    ['ranking', [2, 2], 'BAD_COMMAND'],
    ['temperature', [3], 'ok'],
    ['temperature', [4], 'NOT_FOUND'],
    ['temperature', [1, 3], 'QUOTA_REACHED'],
    ['text', [1], 'BAD_COMMAND'],
    ['single', [0], 'BAD_COMMAND'],
    ['single', [1.5], 'BAD_COMMAND'],
    ['single', ['1'], 'BAD_COMMAND'],
    ['single', 1, 'BAD_COMMAND'],
  ] as const)('%s %j: %s', (type, choices, code) => {
    const { opens, does, ama, room } = openPolls();
    const pollId = opens(type);
    expect(does(ama, 'poll.respond', { pollId, choices }).code).toBe(code);
    expect(room.list('response').map((one) => one.choices)).toEqual(code === 'ok' ? [choices] : []);
  });

  it('is of at most so many as the poll says', () => {
    const { opens, answers, ama } = openPolls();
    const pollId = opens('multiple', { max: 2 });
    expect(answers(ama, pollId, 1, 2, 3)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 2 } });
    expect(answers(ama, pollId, 1, 3).code).toBe('ok');
  });

  it.each(POLL_TYPES)('is in words or not, as the poll wants: %s', (type) => {
    const { opens, writes, ama } = openPolls();
    expect(writes(ama, opens(type), 'Trust').code).toBe(type === 'text' ? 'ok' : 'BAD_COMMAND');
  });

  it('is one of each voter, the last they gave, and none once it is taken back', () => {
    const { opens, answers, ama, ben, hub, room, poll } = openPolls();
    const pollId = opens('single');
    const stands = () => room.responses.figures(poll(pollId));
    for (const choice of [1, 2]) answers(ama, pollId, choice);
    answers(ben, pollId, 2);
    answers(hub, pollId, 3);
    expect(stands()).toEqual({ answered: 3, cells: [0, 2, 1] });
    expect(room.list('response')).toHaveLength(3);
    answers(ama, pollId);
    expect(stands()).toEqual({ answered: 2, cells: [0, 1, 1] });
    const { rev } = room.clock;
    expect([answers(ama, pollId).code, answers(ben, pollId, 2).code]).toEqual(['ok', 'ok']);
    expect(room.clock.rev).toBe(rev);
    answers(ama, pollId, 1);
    expect(stands()).toEqual({ answered: 3, cells: [1, 1, 1] });
  });

  it('counts the same when several come in one turn', () => {
    const { opens, turn, ama, ben, room, poll, moderator } = openPolls();
    const pollId = opens('multiple');
    const codes = turn(
      [ama, 'poll.respond', { pollId, choices: [1, 2] }],
      [ben, 'poll.respond', { pollId, choices: [1] }],
      [ama, 'poll.respond', { pollId, choices: [3] }],
      [moderator, 'poll.close', { pollId }],
      [ben, 'poll.respond', { pollId, choices: [3] }],
    ).map(({ code }) => code);
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'WRONG_STATE']);
    expect(poll(pollId).results).toMatchObject({ answered: 2, cells: [1, 0, 1] });
    expect(room.responses.figures(poll(pollId))).toEqual({ answered: 2, cells: [1, 0, 1] });
  });

  it('does not ask for the switch of votes, but for what the ballot asks of a vote', () => {
    const { opens, answers, must, rig, moderator, ama, ben, hub, room } = openPolls();
    must(moderator, 'session.switch', { votes: false });
    expect(answers(ama, opens('single'), 1).code).toBe('ok');
    must(moderator, 'session.rules', { ballot: 'room' });
    const checked = opens('single');
    expect(answers(ben, checked, 1)).toMatchObject({
      code: 'IDENTITY_REQUIRED',
      details: { needs: 'roomCode' },
    });
    expect(canOf(standingOf(room, ben, rig.now), ['poll.respond'])).toEqual([]);
    must(SYSTEM, 'participant.check', { participantId: ben.id });
    expect([answers(ben, checked, 1).code, answers(hub, checked, 1).code]).toEqual(['ok', 'ok']);
    expect(canOf(standingOf(room, ben, rig.now), ['poll.respond'])).toEqual(['poll.respond']);
    must(moderator, 'session.rules', { ballot: 'roll' });
    expect([answers(ben, opens('single'), 1).code, answers(hub, opens('single'), 1).code]).toEqual([
      'IDENTITY_REQUIRED',
      'NOT_ALLOWED',
    ]);
  });

  it('is of one grade, that under which the poll was opened, and of the weakest where it was opened again', () => {
    const { opens, answers, must, by, moderator, ama, poll } = openPolls({ rules: { ballot: 'room' } });
    const pollId = opens('single');
    must(moderator, 'session.rules', { ballot: 'open' });
    expect(answers(ama, pollId, 1)).toMatchObject({ code: 'IDENTITY_REQUIRED', details: { ballot: 'room' } });
    by('close', pollId);
    by('open', pollId);
    expect(poll(pollId).grade).toEqual({ ballot: 'open', onRoll: 0 });
    expect(answers(ama, pollId, 1).code).toBe('ok');
    by('close', pollId);
    must(moderator, 'session.rules', { ballot: 'roll' });
    by('open', pollId);
    expect(poll(pollId).grade?.ballot).toBe('open');
  });

  it('of somebody muted is one by choosing; of a suspended hub there is none, nor of somebody removed', () => {
    const { opens, answers, writes, must, moderator, ama, ben, hub } = openPolls();
    const [chosen, written] = [opens('single'), opens('text')] as [string, string];
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    expect([answers(ama, chosen, 1).code, writes(ama, written, 'Abuse').code]).toEqual(['ok', 'MUTED']);
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    expect(answers(ben, chosen, 1).code).toBe('REMOVED');
    must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'technical' });
    expect(answers(hub, chosen, 1).code).toBe('MUTED');
  });

  it('of somebody removed does not count, until they come back', () => {
    const { opens, answers, must, moderator, ama, ben, room, poll, by } = openPolls();
    const pollId = opens('temperature');
    answers(ama, pollId, 1);
    answers(ben, pollId, 3);
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    expect(room.responses.figures(poll(pollId))).toEqual({ answered: 1, cells: [1, 0, 0] });
    by('close', pollId);
    expect(poll(pollId).results).toMatchObject({ answered: 1, cells: [1, 0, 0] });
    must(moderator, 'participant.restore', { participantId: ben.id });
    expect(room.responses.figures(poll(pollId))).toEqual({ answered: 2, cells: [1, 0, 1] });
  });

  it('fixes the stakeholder group as a vote does', () => {
    const { opens, answers, does, rig, turn } = openPolls();
    const pollId = opens('single');
    const [dan, eve] = [
      join(rig, { stakeholderGroup: 'academia' }),
      join(rig, { stakeholderGroup: 'academia' }),
    ];
    answers(dan, pollId, 1);
    expect(does(dan, 'participant.identify', { stakeholderGroup: 'government' }).code).toBe('WRONG_STATE');
    const codes = turn(
      [eve, 'poll.respond', { pollId, choices: [1] }],
      [eve, 'participant.identify', { stakeholderGroup: 'government' }],
    ).map(({ code }) => code);
    expect(codes).toEqual(['ok', 'WRONG_STATE']);
  });

  it('is nothing in a poll that one cannot see, and is told apart from one that is over', () => {
    const opened = openPolls();
    const { answers, ama, newId } = opened;
    expect([answers(ama, newId(), 1).code, answers(ama, pollAt(opened, 'closed'), 1)]).toMatchObject([
      'NOT_FOUND',
      { code: 'WRONG_STATE', details: { status: 'closed' } },
    ]);
  });
});

describe('the rev of a room', () => {
  it('moves with an answer, as its beat does, and that of no channel', () => {
    const { opens, answers, ama, room } = openPolls();
    const pollId = opens('single');
    const before = structuredClone(room.clock);
    answers(ama, pollId, 1);
    expect(room.clock).toEqual({ ...before, rev: before.rev + 1, beat: before.beat + 1 });
  });
});
