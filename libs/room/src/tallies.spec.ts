import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS, Counts } from '@openfloor/contract';
import { decide } from './decide.js';
import { Draft } from './draft.js';
import { Tally, votesOf } from './tallies.js';
import { KINDS_OF_ACT, orderOf, withQuestions } from './testing/chance.js';
import { openRoom } from './testing/open-room.js';
import { recounted, toldBy } from './testing/recount.js';

describe('the tally of a room', () => {
  it('is after any commands what a count from the ballots alone gives, and so is one that was begun later', () => {
    const act = fc.tuple(fc.constantFrom(...KINDS_OF_ACT, ...VOTING), fc.nat(99), fc.nat(99), fc.nat(99));
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), (chosen) => {
      const game = withQuestions();
      const { room, tally, does } = game.opened;
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
        const late = new Tally(room);
        late.recount();
        for (const channel of CHANNELS)
          for (const ranking of ['votes', 'newest'] as const) {
            const counted = recounted(room, channel, ranking);
            expect(toldBy(tally, room, channel, ranking)).toEqual(counted);
            expect(toldBy(late, room, channel, ranking)).toEqual(counted);
          }
      }
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('looks at one question for a vote, however many questions and ballots there are', () => {
    const visited = [5, 50].map((questions) => {
      const opened = openRoom({ rules: { questionsPerPerson: 0, review: 'after' } });
      const { ama, ben, cyn, hub, must, room, tally, rig } = opened;
      const ids = Array.from({ length: questions }, () => opened.asks(ama));
      for (const questionId of ids)
        for (const voter of [ben, hub]) must(voter, 'question.vote', { questionId, on: true });
      const draft = new Draft(room);
      const order = { id: rig.newId(), type: 'question.vote', args: { questionId: ids[1], on: true } };
      const looks = [
        jest.spyOn(room, 'entry'),
        jest.spyOn(room, 'list'),
        jest.spyOn(room, 'entries'),
        jest.spyOn(room, 'ballots'),
      ];
      decide(draft, order, cyn, rig);
      draft.settle();
      tally.touch(ids[1] ?? '');
      tally.recount();
      const counts = looks.map(({ mock }) => mock.calls.length);
      looks.forEach((look) => look.mockRestore());
      expect(tally.of(ids[1] ?? '')).toBe(3);
      return counts;
    });
    expect(visited[1]).toEqual(visited[0]);
    expect(visited[0]?.slice(1)).toEqual([0, 0, 0]);
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
    expect(tally.flat('public')).toEqual([1, 2]);
    expect(tally.flat('staff')).toEqual([1, 2, 3, 0]);
    expect(room.list('question').map((question) => votesOf(room, question))).toEqual([2, 2, 0]);
  });
});

describe('the order of what waits', () => {
  it('is by votes with ties to the older, or the newest first, and only of what may be asked', () => {
    const { ama, ben, cyn, moderator, asks, published, must, tally } = openRoom({
      rules: { questionsPerPerson: 0 },
    });
    const ids = [1, 2, 3, 4, 5, 6].map(() => published(ama));
    asks(ama);
    for (const voter of [ben, cyn]) must(voter, 'question.vote', { questionId: ids[2], on: true });
    must(ben, 'question.vote', { questionId: ids[3], on: true });
    must(moderator, 'question.shortlist', { questionId: ids[4] });
    must(moderator, 'question.answered', { questionId: ids[0] });
    must(moderator, 'question.air', { questionIds: [ids[5]], expect: null });
    expect(tally.order('votes')).toEqual([3, 4, 2, 5]);
    expect(tally.order('newest')).toEqual([5, 4, 3, 2]);
  });
});

describe('the counts of a room', () => {
  it('add up to what was asked in every state, and what waits is told to staff alone', () => {
    const { ama, ben, moderator, organiser, asks, published, must, tally } = openRoom({
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
    expect(tally.counts('staff')).toEqual({ ...open, pending: 1 });
    for (const channel of ['public', 'panel'] as const) expect(tally.counts(channel)).toEqual(open);
    must(organiser, 'session.phase', { phase: 'closed' });
    const closed = { ...open, published: 0, shortlisted: 0, onAir: 0, answered: 2, lapsed: 3, pending: 0 };
    expect(tally.counts('staff')).toEqual(closed);
    expect(Counts.safeParse(tally.counts('public')).success).toBe(true);
  });
});

const VOTING = ['vote', 'vote', 'vote', 'unvote', 'merge', 'merge'] as const;
