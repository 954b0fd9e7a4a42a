import { describe, expect, it } from '@jest/globals';
import { CHANNELS, type Channel } from '@openfloor/contract';
import { deltaOf, pages, snapshotOf } from './snapshot.js';
import { TABLE } from './table.js';
import { Follower } from './testing/follower.js';
import { openRoom } from './testing/open-room.js';
import { playAll } from './testing/scenario.js';

describe('the stream of a room', () => {
  it('leads to the same room as a fresh snapshot after every command of the table, on every channel', () => {
    const followers: Follower[] = [];
    const { rig } = playAll((room) =>
      followers.push(...CHANNELS.map((channel) => new Follower(room, channel))),
    );
    expect([...TABLE.keys()].filter((type) => !rig.accepted.has(type))).toEqual([]);
    expect(followers.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('moves the rev of a channel only by what that channel sees', () => {
    const { ama, moderator, asks, must, seen, room } = openRoom();
    const moved = (act: () => unknown): Channel[] => {
      const before = { ...room.clock.channels };
      act();
      return CHANNELS.filter((channel) => room.clock.channels[channel] !== before[channel]);
    };
    let questionId = '';
    expect(moved(() => (questionId = asks(ama)))).toEqual(['staff']);
    const note = { note: 'Ask Pia' };
    expect(
      moved(() => must(moderator, 'question.note', { questionId, ...note, seen: seen(questionId)?.rev })),
    ).toEqual(['staff']);
    expect(moved(() => must(moderator, 'question.publish', { questionId }))).toEqual([...CHANNELS]);
    expect(
      moved(() => must(moderator, 'question.note', { questionId, note: '', seen: seen(questionId)?.rev })),
    ).toEqual(['staff']);
    expect(moved(() => must(ama, 'participant.identify', { name: 'Akua' }))).toEqual([]);
    expect(moved(() => must(moderator, 'question.decline', { questionId, reason: 'time' }))).toEqual([
      ...CHANNELS,
    ]);
  });

  it('gives a record the rev at which its channel last saw it change', () => {
    const { ama, moderator, published, must, seen, room } = openRoom();
    const questionId = published(ama);
    const before = room.clock.rev;
    must(moderator, 'question.note', { questionId, note: 'Ask Pia', seen: seen(questionId)?.rev });
    expect([seen(questionId, 'public')?.rev, seen(questionId)?.rev]).toEqual([before, before + 1]);
  });

  it('never names to the public what waited and was declined, not even by a delta from the beginning', () => {
    const { ama, moderator, asks, must, room, tally } = openRoom();
    const questionId = asks(ama);
    must(moderator, 'question.decline', { questionId, reason: 'conduct' });
    for (const channel of ['public', 'panel'] as const)
      for (let since = 0; since <= room.clock.rev; since += 1)
        expect(
          JSON.stringify([deltaOf(room, channel, since), snapshotOf(room, channel, tally)]),
        ).not.toContain(questionId);
  });

  it('says nothing of what was shown and hidden again within one turn', () => {
    const { ama, moderator, asks, turn, room, seen } = openRoom();
    const questionId = asks(ama);
    const before = room.clock.channels.public;
    turn(
      [moderator, 'question.publish', { questionId }],
      [moderator, 'question.decline', { questionId, reason: 'time' }],
    );
    expect(room.clock.channels.public).toBe(before);
    expect(deltaOf(room, 'public', 0).gone).toEqual([]);
    expect(seen(questionId)?.status).toBe('declined');
  });

  it('leaves a draft that was refused, and one that is never settled, without a trace', () => {
    const { ama, does, room, sees, moderator } = openRoom();
    const before = JSON.stringify([room.clock, sees('staff')]);
    does(ama, 'question.publish', { questionId: room.id });
    does(moderator, 'question.publish', { questionId: room.id });
    expect(JSON.stringify([room.clock, sees('staff')])).toBe(before);
  });
});

describe('a snapshot', () => {
  it('is cut into a first page of forty questions and pages of two hundred', () => {
    const opened = openRoom({ rules: { questionsPerPerson: 0, review: 'after' } });
    for (let asked = 0; asked < 245; asked += 1) opened.asks(opened.ama);
    const snapshot = snapshotOf(opened.room, 'public', opened.tally);
    const cut = pages(snapshot);
    const sizes = cut.map(({ put }) => put.filter(({ kind }) => kind === 'question').length);
    expect(sizes).toEqual([40, 200, 5]);
    expect(cut.map(({ left }) => left)).toEqual([205, 5, 0]);
    expect(cut.flatMap(({ put }) => put)).toEqual([...snapshot.put, ...snapshot.questions]);
    expect(pages(snapshot, 245).map(({ left }) => left)).toEqual([0]);
    expect(pages(snapshot, 0)[0]?.put).toEqual(snapshot.put);
  });

  it('has questions in the order they are read: on air, then by support, then what waits no more', () => {
    const { ama, ben, cyn, moderator, published, must, sees } = openRoom();
    const [one, two, three, four] = [ama, ben, ama, ben].map((author) => published(author));
    must(cyn, 'question.vote', { questionId: three, on: true });
    must(moderator, 'question.air', { questionIds: [four], expect: null });
    must(moderator, 'question.answered', { questionId: one });
    const order = sees('public')
      .filter(({ kind }) => kind === 'question')
      .map(({ id }) => id);
    expect(order).toEqual([four, three, two, one]);
  });
});
