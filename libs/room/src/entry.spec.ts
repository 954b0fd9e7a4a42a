import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import { equal, restore, type Entry } from './entry.js';
import type { RecordKind } from './records.js';
import { Room } from './room.js';
import { cornerOf } from './corner.js';
import { deltaOf, snapshotOf } from './snapshot.js';
import type { Party } from './signal/signal.js';
import { Tally } from './tallies.js';
import { Draft } from './draft.js';
import { decide } from './decide.js';
import { openRoom } from './testing/open-room.js';
import { playAll } from './testing/scenario.js';

const KINDS: RecordKind[] = [
  'session',
  'segment',
  'person',
  'participant',
  'hub',
  'question',
  'floor',
  'clock',
  'signal',
  'notice',
  'stage',
  'invitation',
  'roll',
  'act',
  'poll',
  'response',
  'takeaway',
  'note',
  'report',
];

/** The room as a store gives it back: plain JSON, in an order that means nothing. */
function reloaded(room: Room): Room {
  const copy = new Room(room.id, room.history);
  for (const kind of KINDS.toReversed())
    for (const entry of [...room.entries(kind)].reverse()) {
      const { record, rev, sights } = JSON.parse(JSON.stringify(entry)) as Entry;
      copy.absorb(restore(record, rev, sights));
    }
  for (const { id } of room.list('question'))
    for (const [voterId, on] of room.ballots(id)) copy.absorbBallot(id, voterId, on);
  copy.clock = room.clock;
  return copy;
}

/** Whoever this is, as somebody that signals are for. */
function partyOf(room: Room, id: string): Party {
  const [person, hub] = [room.entry('person', id)?.record, room.entry('hub', id)?.record];
  const role = hub ? 'hub' : (person?.role ?? 'participant');
  return { id, role, roles: [role], personId: person?.id ?? null, hubId: hub?.id ?? null };
}

function inOrder<T extends { id: string }>(records: readonly T[]): T[] {
  return records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

describe('a room that was stored and loaded again', () => {
  it('shows every channel and every person the same, and knows the same of what went before', () => {
    const { room, tally, rig } = playAll(() => undefined);
    const copy = reloaded(room);
    const counted = new Tally(copy);
    counted.recount();
    for (const channel of CHANNELS) {
      const [then, now] = [snapshotOf(room, channel, tally), snapshotOf(copy, channel, counted)];
      expect(now.questions).toEqual(then.questions);
      expect(inOrder(now.put)).toEqual(inOrder(then.put));
      for (let since = 0; since <= rig.room.clock.rev; since += 5) {
        const [before, after] = [deltaOf(room, channel, since), deltaOf(copy, channel, since)];
        expect([inOrder(after.put), inOrder(after.gone)]).toEqual([
          inOrder(before.put),
          inOrder(before.gone),
        ]);
      }
    }
    for (const kind of ['participant', 'hub', 'person'] as const)
      for (const { id } of room.list(kind))
        expect(cornerOf(copy, id, partyOf(room, id))).toEqual(cornerOf(room, id, partyOf(room, id)));
    for (const kind of KINDS) expect(inOrder(copy.list(kind))).toEqual(inOrder(room.list(kind)));
  });

  it('has of a hub what it counted in the same order, as a part of its corner is laid over the whole', () => {
    const { ama, hub, published, must, room } = openRoom();
    must(hub, 'hub.checkIn', { headcount: 64 });
    for (const questionId of [published(ama), published(ama), published(ama)])
      must(hub, 'hub.count', { questionId, hands: 9 });
    const hands = cornerOf(reloaded(room), hub.id, partyOf(room, hub.id)).hands;
    expect(hands).toEqual([1, 2, 3].map((no) => [no, 9]));
  });

  it('reads what was written before there were hands, texts to read out or coordinators as without any', () => {
    const { ama, hub, asks, must, moderator, room } = openRoom();
    must(moderator, 'session.switch', { floor: true });
    must(hub, 'floor.request');
    asks(ama);
    const since: Partial<Record<RecordKind, string[]>> = {
      question: ['claims', 'hands', 'handsShown'],
      floor: ['text', 'localAuthor'],
      hub: [
        ...['coordinator', 'technicalContact', 'groups', 'checks', 'streamDelaySeconds', 'countedAt'],
        ...['reason', 'applicantId', 'checkedIn'],
      ],
    };
    for (const [kind, fields] of Object.entries(since) as [RecordKind, string[]][]) {
      const [entry] = room.entries(kind);
      if (!entry) throw new Error(`no ${kind}`);
      const known = Object.entries(entry.record).filter(([field]) => !fields.includes(field));
      const then = Object.fromEntries(known) as unknown as Entry['record'];
      expect(restore(then, entry.rev, entry.sights).record).toEqual(entry.record);
    }
  });

  it('shows what is told without naming a screen on the same screen as before', () => {
    const { room, moderator, must, rig } = openRoom();
    must(moderator, 'stage.put', { name: 'Overlay' });
    const draft = new Draft(reloaded(room));
    decide(draft, { id: rig.newId(), type: 'stage.show', args: { scene: 'join' } }, moderator, rig);
    expect(draft.entries.map(({ record }) => record)).toMatchObject([
      { kind: 'stage', no: 1, scene: 'join' },
    ]);
  });

  it('still knows which votes were taken back, and who ever voted', () => {
    const { ama, ben, cyn, published, must, room } = openRoom();
    const questionId = published(ama);
    for (const on of [true, false]) must(ben, 'question.vote', { questionId, on });
    const copy = reloaded(room);
    expect([copy.ballot(questionId, ben.id), copy.ballot(questionId, cyn.id)]).toEqual([false, undefined]);
    expect([copy.hasVoted(ben.id), copy.hasVoted(cyn.id)]).toEqual([true, false]);
    expect([...copy.votedBy(ben.id)]).toEqual([]);
  });
});

describe('a draft', () => {
  it('reads what it has written, and the room nothing of it until it settles', () => {
    const { room, ama, moderator, rig } = openRoom();
    const draft = new Draft(room);
    const give = (actor: typeof ama, type: string, args: object) => {
      const checked = {
        text: '',
        type: 'question',
        language: 'en',
        addressedTo: [],
        labels: [],
        spoken: false,
        ...args,
      };
      return decide(draft, { id: rig.newId(), type, args: checked }, actor, rig).result ?? {};
    };
    const one = String(give(ama, 'question.submit', { text: 'One?' })['questionId']);
    const two = String(give(moderator, 'question.submit', { text: 'Two?' })['questionId']);
    give(moderator, 'question.merge', { questionId: one, into: two });
    expect([draft.count('question'), draft.list('question').map(({ no }) => no)]).toEqual([2, [1, 2]]);
    expect([draft.askedBy(ama.id), draft.mergedInto(two)]).toEqual([[one], [one]]);
    expect([room.count('question'), room.askedBy(ama.id)]).toEqual([0, []]);
    const { next } = draft;
    draft.settle();
    expect(room.clock).toEqual(next);
    expect([room.count('question'), room.askedBy(ama.id), room.mergedInto(two)]).toEqual([2, [one], [one]]);
  });

  it('raises the rev only for records and the beat only for ballots', () => {
    const { ama, ben, published, must, room } = openRoom();
    const questionId = published(ama);
    const { rev, beat } = room.clock;
    must(ben, 'question.vote', { questionId, on: true });
    expect([room.clock.rev, room.clock.beat]).toEqual([rev, beat + 1]);
    must(ama, 'question.withdraw', { questionId });
    expect([room.clock.rev, room.clock.beat]).toEqual([rev + 1, beat + 1]);
  });
});

describe('two values', () => {
  it.each([
    [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: null }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [[1], [1, 2], false],
    [0, '0', false],
    [null, {}, false],
  ])('%j and %j are equal: %s', (one, other, is) => {
    expect([equal(one, other), equal(other, one)]).toEqual([is, is]);
  });
});
