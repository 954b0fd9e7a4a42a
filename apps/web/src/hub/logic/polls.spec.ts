import { describe, expect, it } from '@jest/globals';
import { demoPoll } from '../../testing/polls.js';
import { entry, hubRoom, say } from '../testing/hub-room.js';
import { changedHands, hubAnswerOf, mayAnswer, openPolls, pollActText, pollHandsOf } from './polls.js';

const poll = demoPoll(2);
const room = hubRoom({ pollHands: [[2, 1, 25]], polls: [{ no: 2, choices: [3], text: null }] }, [], {
  polls: new Map([[poll.id, poll]]),
});
const hands = (option: number, n: number) => entry('hub.count', { pollId: poll.id, option, hands: n });

describe('hands for a poll', () => {
  it('are those that the room has, or those that still wait', () => {
    expect(pollHandsOf(poll, 1, room, [])).toBe(25);
    expect(pollHandsOf(poll, 2, room, [])).toBeUndefined();
    expect(pollHandsOf(poll, 1, room, [hands(1, 30), hands(2, 4)])).toBe(30);
    expect(pollHandsOf({ ...poll, id: 'other' }, 1, room, [hands(1, 30)])).toBe(25);
  });

  it('are sent only where they changed, those that fell first: so the sum is never more than the people', () => {
    const before = (option: number): number => [0, 30, 5, 5][option] ?? 0;
    const wanted = new Map([
      [2, 25],
      [3, 5],
      [1, 10],
    ]);
    expect(changedHands(wanted, before)).toEqual([
      [1, 10],
      [2, 25],
    ]);
  });
});

describe('the answer of a hub itself', () => {
  it('is what the room has, or what still waits and can be replaced', () => {
    expect(hubAnswerOf(poll, room, [])).toEqual({ choices: [3], text: null, isKept: false, waits: [] });
    const act = { ...entry('poll.respond', { pollId: poll.id, choices: [1] }), unsent: true };
    expect(hubAnswerOf(poll, room, [act])).toEqual({
      choices: [1],
      text: null,
      isKept: true,
      waits: [act.id],
    });
  });

  it('is not taken under a ballot of people', () => {
    const onRoll = {
      ...room,
      session: { ...room.session, rules: { ...room.session.rules, ballot: 'roll' as const } },
    };
    expect(mayAnswer(room, poll)).toBe(true);
    expect(mayAnswer(onRoll, poll)).toBe(false);
    expect(mayAnswer(room, { grade: { ballot: 'roll', onRoll: 9 } })).toBe(false);
  });
});

describe('polls in a hub', () => {
  it('are those that take answers, in their order', () => {
    const polls = [demoPoll(3), demoPoll(1), demoPoll(2, { status: 'closed' })];
    const all = hubRoom({}, [], { polls: new Map(polls.map((one) => [one.id, one])) });
    expect(openPolls(all).map(({ no }) => no)).toEqual([1, 3]);
  });

  it('are named in the outbox by what was answered', () => {
    const told = { pollId: poll.id };
    expect(pollActText(say, room, { ...told, choices: [2, 1] })).toBe('Poll 2: Two, One');
    expect(pollActText(say, room, { ...told, choices: [] })).toBe('Poll 2: our answer is taken back.');
    expect(pollActText(say, room, { ...told, option: 3, hands: 9 })).toBe(
      '9 of 64 hands for “Three” in poll 2. Kept apart from answers.',
    );
  });
});
