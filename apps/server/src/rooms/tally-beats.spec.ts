import { describe, expect, it } from '@jest/globals';
import type { Counts, Tallies } from '@openfloor/contract';
import { decide, Draft, Room, SYSTEM_ID, TABLE, Tally, type Actor } from '@openfloor/room';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { DirectOutlet, Seats } from './outlet.js';
import { channelOfGroup, type Group } from './seat.js';
import { Snapshots } from './snapshots.js';
import { TallyBeats } from './tally-beats.js';
import { ManualTime, testSeat, type TestSeat } from './testing/rig.js';
import { touched } from './touched.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };
const GROUPS: readonly Group[] = ['staff', 'stage', 'panel', 'public'];

/** A room without a store, with somebody in each group and the figures that they are sent. */
function world(questions: number, voters: number) {
  const time = new ManualTime();
  const room = new Room(randomUUID(), 'first');
  const tally = new Tally(room);
  const snapshots = new Snapshots({ room, tally });
  const holder = { room, tally, tallies: snapshots.tallies.bind(snapshots) };
  const seats = new Seats();
  const outlet = new DirectOutlet(seats);
  const beats = new TallyBeats(holder, seats, outlet, time, {
    slow: () => undefined,
    slowSent: () => undefined,
    sent: () => undefined,
  });
  const does = (type: string, args: unknown, actor: Actor = SYSTEM): Record<string, unknown> | undefined => {
    const draft = new Draft(room);
    const order = { id: randomUUID(), type, args: TABLE.get(type)?.schema.parse(args) };
    try {
      const { result } = decide(draft, order, actor, { now: time.now(), newId: randomUUID });
      const { moved, retold, polls } = touched(holder, seats, draft, draft.settle());
      beats.markPolls(polls);
      beats.mark(moved);
      beats.retell(retold);
      beats.ask();
      return result;
    } catch {
      return undefined;
    }
  };
  const meeting = { name: 'Test', city: '', country: null };
  const told = { slug: 'room', code: 'ABCDEF', title: 'Room', timeZone: 'UTC', ownerIds: [], phase: 'lobby' };
  does('session.create', { sessionId: room.id, meetingId: randomUUID(), meeting, ...told });
  does('session.phase', { phase: 'open' });
  does('session.rules', { questionsPerPerson: 0, review: 'after' });
  const people = Array.from({ length: voters }, (): Actor => {
    const id = randomUUID();
    does('seat.join', { joinKey: id.replaceAll('-', '') }, { type: 'visitor', id });
    return { type: 'participant', id };
  });
  const asks = { text: 'Who?', language: 'en' };
  const ids = Array.from({ length: questions }, () =>
    String(does('question.submit', asks, people[0])?.['questionId']),
  );
  time.pass(1_000);
  const sitting = GROUPS.map((group): [Group, TestSeat] => {
    const seat = testSeat(time, group, { channel: channelOfGroup(group) });
    seats.add(seat, group);
    beats.greeted(group);
    return [group, seat];
  });
  return { time, room, tally, seats, beats, snapshots, does, people, ids, sitting };
}

/** What a seat knows that put together all it was sent. */
function known({ frames }: TestSeat) {
  const votes = new Map<number, number>();
  let [counts, order]: [Counts | undefined, readonly number[] | undefined] = [undefined, undefined];
  for (const frame of frames.map((one) => one.frame as Tallies)) {
    for (let at = 0; at < frame.votes.length; at += 2)
      votes.set(frame.votes[at] ?? 0, frame.votes[at + 1] ?? 0);
    counts = frame.counts ?? counts;
    order = frame.order ?? order;
  }
  return { votes, counts, order };
}

describe('figures on a beat', () => {
  it('add up, whatever happens and for every group, to a count of the room from the beginning', () => {
    const kinds = [
      'vote',
      'vote',
      'vote',
      'unvote',
      'merge',
      'unmerge',
      'decline',
      'publish',
      'air',
      'remove',
      'restore',
    ];
    const act = fc.tuple(fc.constantFrom(...kinds), fc.nat(5), fc.nat(5), fc.nat(400));
    const property = fc.property(fc.array(act, { minLength: 10, maxLength: 50 }), (acts) => {
      const { time, room, does, people, ids, sitting } = world(6, 6);
      for (const questionId of ids) does('question.vote', { questionId, on: true }, people[1]);
      for (const [kind, one, other, ms] of acts) {
        const questionId = ids[one] ?? '';
        const participantId = people[other]?.id ?? '';
        if (kind === 'vote' || kind === 'unvote')
          does('question.vote', { questionId, on: kind === 'vote' }, people[other]);
        if (kind === 'merge') does('question.merge', { questionId, into: ids[other] });
        if (kind === 'unmerge' || kind === 'publish') does(`question.${kind}`, { questionId });
        if (kind === 'decline') does('question.decline', { questionId, reason: 'time' });
        if (kind === 'air')
          does('question.air', { questionIds: [questionId], expect: room.session.onAirIds });
        if (kind === 'remove') does('participant.remove', { participantId, reason: 'conduct' });
        if (kind === 'restore') does('participant.restore', { participantId });
        time.pass(ms);
      }
      time.pass(1_000);
      const fresh = new Tally(room);
      fresh.recount();
      for (const [group, seat] of sitting) {
        const { votes, counts, order } = known(seat);
        const flat = fresh.flat(channelOfGroup(group));
        const pairs = flat.flatMap((no, at) => (at % 2 === 0 ? [[no, flat[at + 1]]] : []));
        expect(pairs.map(([no]) => [no, votes.get(no ?? 0) ?? 0])).toEqual(pairs);
        expect(counts).toEqual(fresh.counts(channelOfGroup(group)));
        expect(order).toEqual(fresh.order('votes'));
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('tell staff and nobody else from which groups votes came, once that is counted, and of nothing else', () => {
    const { time, does, people, ids, sitting, snapshots, tally, beats } = world(2, 21);
    const told = (heard: TestSeat) => heard.frames.splice(0).map(({ frame }) => (frame as Tallies).support);
    for (const voter of people.slice(1)) does('question.vote', { questionId: ids[1], on: true }, voter);
    time.pass(1_000);
    expect(snapshots.tallies('staff').support).toBeUndefined();
    sitting.forEach(([, seat]) => seat.frames.splice(0));
    expect(tally.due()).toEqual([ids[1]]);
    does('support.count', { questionIds: ids });
    time.pass(1_000);
    const support = [[2, 15, [0, 0, 0, 0, 0, 0, 0, 15]]];
    const parts = {
      all: beats.whole('staff', -1),
      new: beats.whole('staff', 0),
      none: beats.whole('staff', 99),
    };
    expect(parts.all.support).toEqual(support);
    expect(parts.new.support).toEqual(support);
    expect(parts.none).not.toHaveProperty('support');
    expect(beats.whole('panel', -1)).not.toHaveProperty('support');
    for (const [group, seat] of sitting) expect(told(seat)).toEqual(group === 'staff' ? [support] : []);
    expect(snapshots.tallies('staff').support).toEqual(support);
    for (const channel of ['public', 'panel'] as const)
      expect(snapshots.tallies(channel)).not.toHaveProperty('support');
    does('question.vote', { questionId: ids[1], on: false }, people[1]);
    time.pass(1_000);
    for (const [, seat] of sitting) expect(told(seat)).toEqual([undefined]);
  });

  it('tell how open polls stand, in cells to staff and to all where a poll is live, and only of those that moved', () => {
    const { time, does, people, sitting, snapshots, beats } = world(1, 5);
    const make = (live: boolean) => {
      const pollId = String(does('poll.create', { type: 'temperature', text: 'Agreed?', live })?.['pollId']);
      does('poll.open', { pollId });
      return pollId;
    };
    const [quiet, live] = [make(false), make(true)];
    time.pass(1_000);
    const told = () => {
      time.pass(1_000);
      return Object.fromEntries(
        sitting.map(([group, { frames }]) => {
          const polls = frames.splice(0).flatMap(({ frame }) => (frame as Tallies).polls ?? []);
          return [group, polls.map(String).join(' ')];
        }),
      );
    };
    told();
    for (const voter of people.slice(1)) does('poll.respond', { pollId: live, choices: [1] }, voter);
    expect(told()).toEqual({
      staff: '2,4,4,0,0',
      stage: '2,4,4,0,0',
      panel: '2,4,4,0,0',
      public: '2,4,4,0,0',
    });
    does('poll.respond', { pollId: quiet, choices: [3] }, people[1]);
    expect(told()).toEqual({ staff: '1,1,0,0,1', stage: '1,1,', panel: '1,1,', public: '1,1,' });
    expect(snapshots.tallies('public').polls).toEqual([
      [1, 1, null],
      [2, 4, [4, 0, 0]],
    ]);
    expect(beats.whole('staff', 0).polls?.[0]).toEqual([1, 1, [0, 0, 1]]);
    does('participant.remove', { participantId: people[1]?.id, reason: 'conduct' });
    expect(told()).toMatchObject({ staff: '1,0,0,0,0 2,3,3,0,0', public: '1,0, 2,3,3,0,0' });
    does('poll.close', { pollId: live });
    expect(told()).toEqual({ staff: '', stage: '', panel: '', public: '' });
    expect(snapshots.tallies('staff').polls).toEqual([[1, 0, [0, 0, 0]]]);
  });

  it('tell an order again only where it is another one, and counts only where they are others', () => {
    const { time, does, people, ids, sitting } = world(3, 4);
    const [, seat] = sitting.at(-1) as [Group, TestSeat];
    const told = () => seat.frames.splice(0).map(({ frame }) => Object.keys(frame as Tallies).join());
    const vote = (question: number, voter: number, on = true) => {
      does('question.vote', { questionId: ids[question], on }, people[voter]);
      time.pass(250);
    };
    vote(0, 1);
    expect(told()).toEqual(['beat,votes,counts,order']);
    vote(0, 2);
    expect(told()).toEqual(['beat,votes']);
    vote(2, 1);
    expect(told()).toEqual(['beat,votes,order']);
    does('question.vote', { questionId: ids[1], on: true }, people[1]);
    does('question.vote', { questionId: ids[1], on: false }, people[1]);
    time.pass(250);
    expect(told()).toEqual(['beat,votes']);
    does('question.decline', { questionId: ids[1], reason: 'time' });
    time.pass(250);
    expect(told()).toEqual(['beat,votes,counts,order']);
  });

  it('tell everybody nothing more because somebody came who was told the same, and all where it was not the same', () => {
    const { time, does, people, ids, sitting, beats, tally } = world(3, 4);
    const [group, seat] = sitting.at(-1) as [Group, TestSeat];
    const vote = (question: number, voter: number, on: boolean) =>
      does('question.vote', { questionId: ids[question], on }, people[voter]);
    vote(0, 1, true);
    time.pass(250);
    seat.frames.length = 0;
    beats.greeted(group);
    vote(0, 2, true);
    time.pass(250);
    expect(seat.frames.splice(0).map(({ frame }) => Object.keys(frame as Tallies).join())).toEqual([
      'beat,votes',
    ]);
    vote(2, 1, true);
    vote(2, 2, true);
    vote(2, 3, true);
    tally.recount();
    beats.greeted(group);
    for (const voter of [1, 2, 3]) vote(2, voter, false);
    time.pass(250);
    const [frame] = seat.frames.splice(0).map((one) => one.frame as Tallies);
    expect(frame?.order).toEqual([1, 2, 3]);
  });

  it('tell another order where another rule orders, and across groups never follow a single vote', () => {
    const { time, does, people, ids, sitting } = world(3, 14);
    const [, seat] = sitting.at(-1) as [Group, TestSeat];
    const told = () => {
      time.pass(2_000);
      return seat.frames.splice(0).flatMap(({ frame }) => (frame as Tallies).order?.join() ?? []);
    };
    const votes = (question: number, ...voters: number[]) => {
      for (const voter of voters)
        does('question.vote', { questionId: ids[question], on: true }, people[voter]);
    };
    votes(0, 1, 2, 3, 4, 5, 6);
    votes(1, 1, 2, 3, 4, 5);
    votes(2, 7, 8, 9, 10);
    expect(told()).toEqual(['1,2,3']);
    does('session.rules', { ranking: 'balanced', footing: 'people' });
    expect(told()).toEqual([]);
    votes(2, 11);
    expect(told()).toEqual(['1,3,2']);
    votes(2, 12, 13);
    expect(told()).toEqual([]);
    does('question.air', { questionIds: [ids[0]], expect: [] });
    expect(told()).toEqual(['3,2']);
    does('session.rules', { ranking: 'newest' });
    expect(told()).toEqual([]);
    does('session.rules', { ranking: 'votes' });
    expect(told()).toEqual(['3,2']);
  });

  it('make an order across groups once a second at most, however fast the votes come', () => {
    const { time, does, people, ids, sitting } = world(3, 24);
    does('session.rules', { ranking: 'balanced' });
    for (const voter of people.slice(1, 8)) does('question.vote', { questionId: ids[1], on: true }, voter);
    time.pass(2_000);
    sitting.forEach(([, { frames }]) => frames.splice(0));
    for (let wave = 0; wave < 32; wave += 1) {
      const on = wave % 2 === 0;
      for (const voter of people.slice(8)) does('question.vote', { questionId: ids[2], on }, voter);
      time.pass(125);
    }
    for (const [, { frames }] of sitting) {
      const orders = frames.flatMap(({ frame }) => (frame as Tallies).order?.join() ?? []);
      expect(orders.length).toBeGreaterThanOrEqual(1);
      expect(orders.length).toBeLessThanOrEqual(5);
    }
  });

  it('go to staff and stage eight times a second at most and to everybody else four times', () => {
    const { time, does, people, ids, sitting } = world(2, 60);
    for (const voter of people.slice(1)) {
      does('question.vote', { questionId: ids[0], on: true }, voter);
      time.pass(2_000 / 59);
    }
    const most: Record<Group, number> = { staff: 17, stage: 17, panel: 9, public: 9 };
    for (const [group, { frames }] of sitting) {
      expect(frames.length).toBeLessThanOrEqual(most[group]);
      expect(frames.length).toBeGreaterThanOrEqual(most[group] - 3);
    }
  });

  it('go a little less often to an audience of thousands', () => {
    const { time, does, people, ids, sitting, seats } = world(2, 60);
    for (let at = 0; at < 7_500; at += 1) seats.add(testSeat(time, `phone ${at}`), 'public');
    for (const voter of people.slice(1)) {
      does('question.vote', { questionId: ids[0], on: true }, voter);
      time.pass(3_000 / 59);
    }
    const frames = new Map(sitting.map(([group, seat]) => [group, seat.frames.length]));
    expect(frames.get('public')).toBeLessThanOrEqual(11);
    expect(frames.get('public')).toBeGreaterThanOrEqual(8);
    expect(frames.get('staff')).toBeGreaterThan(20);
  });
});
