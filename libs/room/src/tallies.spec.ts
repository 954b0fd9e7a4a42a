import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Counts } from '@openfloor/contract';
import { countsOf, flatVotes, orderOf, Tally, tallied, votesOf } from './tallies.js';
import { KINDS_OF_ACT, orderOf as orderFor, withQuestions } from './testing/chance.js';
import { openRoom } from './testing/open-room.js';

describe('the tally of a room', () => {
  it('is after any commands what a count from the beginning gives', () => {
    const act = fc.tuple(fc.constantFrom(...KINDS_OF_ACT, ...VOTING), fc.nat(99), fc.nat(99), fc.nat(99));
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), (chosen) => {
      const game = withQuestions();
      const { room, tally, does } = game.opened;
      for (const choice of chosen) {
        const given = orderFor(game, choice);
        const said = does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
        const fresh = new Tally(room);
        fresh.recount();
        for (const { id, no } of tallied(room, 'staff'))
          if (tally.of(id) !== fresh.of(id))
            throw new Error(`question ${no}: ${tally.of(id)}, not ${fresh.of(id)} after ${given[1]}`);
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('counts a question anew that an undo freed without touching what it was merged into', () => {
    const { ama, ben, cyn, moderator, published, must, does, tally } = openRoom();
    const [one, two] = [published(ama), published(ama)];
    for (const voter of [ben, cyn]) must(voter, 'question.vote', { questionId: one, on: true });
    const { id } = does(moderator, 'question.merge', { questionId: one, into: two });
    expect(tally.of(two)).toBe(2);
    must(moderator, 'undo', { commandId: id });
    expect([tally.of(one), tally.of(two)]).toEqual([2, 0]);
  });

  it('names what was touched: the question and the one on top of it', () => {
    const { ama, ben, moderator, published, must, tally } = openRoom();
    const [one, two] = [published(ama), published(ben)];
    expect(tally.touch(one)).toEqual([one]);
    must(moderator, 'question.merge', { questionId: one, into: two });
    expect(tally.touch(one)).toEqual([one, two]);
    expect(tally.touch(ama.id)).toEqual([]);
  });
});

describe('votes', () => {
  it('are flat figures of what a channel may see', () => {
    const { ama, ben, cyn, moderator, asks, published, must, room, tally } = openRoom();
    const [one, two] = [published(ama), published(ama)];
    asks(ama);
    must(ben, 'question.vote', { questionId: one, on: true });
    must(cyn, 'question.vote', { questionId: two, on: true });
    must(moderator, 'question.merge', { questionId: two, into: one });
    expect(flatVotes(tallied(room, 'public'), tally)).toEqual([1, 2]);
    expect(flatVotes(tallied(room, 'staff'), tally)).toEqual([1, 2, 3, 0]);
    expect(room.list('question').map((question) => votesOf(room, question))).toEqual([2, 2, 0]);
  });
});

describe('the order of what waits', () => {
  it('is by votes with ties to the older, or the newest first, and only of what may be asked', () => {
    const { ama, ben, cyn, moderator, asks, published, must, room, tally } = openRoom({
      rules: { questionsPerPerson: 0 },
    });
    const ids = [1, 2, 3, 4, 5, 6].map(() => published(ama));
    asks(ama);
    for (const voter of [ben, cyn]) must(voter, 'question.vote', { questionId: ids[2], on: true });
    must(ben, 'question.vote', { questionId: ids[3], on: true });
    must(moderator, 'question.shortlist', { questionId: ids[4] });
    must(moderator, 'question.answered', { questionId: ids[0] });
    must(moderator, 'question.air', { questionIds: [ids[5]], expect: null });
    for (const channel of ['public', 'staff'] as const) {
      expect(orderOf(room, channel, 'votes', tally)).toEqual([3, 4, 2, 5]);
      expect(orderOf(room, channel, 'newest', tally)).toEqual([5, 4, 3, 2]);
    }
  });
});

describe('the counts of a room', () => {
  it('add up to what was asked in every state, and what waits is told to staff alone', () => {
    const { ama, ben, moderator, organiser, asks, published, must, room } = openRoom({
      rules: { questionsPerPerson: 0 },
    });
    asks(ama);
    const [, on, off, late, aside, below, top] = [1, 2, 3, 4, 5, 6, 7].map(() => published(ben));
    must(moderator, 'question.shortlist', { questionId: top });
    must(moderator, 'question.merge', { questionId: below, into: top });
    must(moderator, 'question.answered', { questionId: late, how: 'in_writing_later' });
    must(moderator, 'question.decline', { questionId: aside, reason: 'time' });
    must(moderator, 'question.answered', { questionId: off });
    must(moderator, 'question.air', { questionIds: [on], expect: null });
    must(ben, 'question.withdraw', { questionId: published(ben) });
    const open = {
      asked: 9,
      published: 1,
      shortlisted: 1,
      onAir: 1,
      answered: 1,
      deferred: 1,
      declined: 1,
      merged: 1,
      withdrawn: 1,
      lapsed: 0,
    };
    expect(countsOf(room, 'staff')).toEqual({ ...open, pending: 1 });
    for (const channel of ['public', 'panel'] as const) expect(countsOf(room, channel)).toEqual(open);
    must(organiser, 'session.phase', { phase: 'closed' });
    const closed = { ...open, published: 0, shortlisted: 0, onAir: 0, answered: 2, lapsed: 3, pending: 0 };
    expect(countsOf(room, 'staff')).toEqual(closed);
    expect(Counts.safeParse(countsOf(room, 'public')).success).toBe(true);
  });
});

const VOTING = ['vote', 'vote', 'vote', 'unvote', 'merge', 'merge'] as const;
