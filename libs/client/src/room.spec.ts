import { describe, expect, it } from '@jest/globals';
import { PASSING, QuestionView, Welcome } from '@openfloor/contract';
import { memoryOutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { manualClock, settled } from './testing/clock.js';
import { corner, patch, question, segment, uuid, welcome, you } from './testing/frames.js';
import { accepted } from './testing/road.js';
import { joinedRoom, openRoom } from './testing/room.js';
import { isForLater, NoAnswer } from './transport.js';

describe('a room as a seat sees it', () => {
  it('is tested with frames that the contract allows', () => {
    expect(() => QuestionView.parse(question(1, 1))).not.toThrow();
    expect(() => Welcome.parse(welcome(3, { put: [question(1, 1), segment(1, 2)] }))).not.toThrow();
  });

  it('says who it is and asks for everything the first time', () => {
    const { road, room } = openRoom({ seat: 'token', as: 'public' });
    expect(road.hello()).toEqual({
      session: 'K7M4PX',
      seat: 'token',
      as: 'public',
      since: undefined,
      proto: 1,
    });
    expect(room.getSnapshot()).toMatchObject({ connection: 'connecting', epoch: '', updatedAt: undefined });
  });

  it('shows a snapshot and asks only for the rest the next time', () => {
    const { road, room, texts } = joinedRoom();
    expect(texts()).toEqual(['Question 1 at 4', 'Question 2 at 10']);
    expect(room.getSnapshot()).toMatchObject({ rev: 10, epoch: 'first', connection: 'live', you, left: 0 });
    expect(road.hello().since).toEqual({ epoch: 'first', rev: 10 });
  });

  it('starts from what the page was rendered with', () => {
    const { road, room } = openRoom({ initial: welcome(9, { put: [question(1, 4)] }) });
    expect(room.question(uuid(1))?.text).toBe('Question 1 at 4');
    expect(room.getSnapshot().connection).toBe('connecting');
    expect(road.hello().since).toEqual({ epoch: 'first', rev: 9 });
  });
});

describe('a connection', () => {
  it('is told as it is', () => {
    const { road, room } = joinedRoom();
    const seen: string[] = [];
    room.subscribe(() => seen.push(room.getSnapshot().connection));
    road.turns('slow');
    road.says('head', { rev: 10, beat: 0, now: 0 });
    road.turns('down');
    road.turns('connecting');
    road.turns('open');
    road.says('welcome', welcome(10, { mode: 'delta' }));
    road.turns('refused', 'CODE_CHANGED');
    expect(seen).toEqual(['slow', 'live', 'offline', 'offline', 'live', 'refused']);
    expect(room.getSnapshot().refusal).toBe('CODE_CHANGED');
  });

  it('keeps what is shown while it is gone', () => {
    const { road, texts } = joinedRoom();
    road.turns('down');
    expect(texts()).toHaveLength(2);
  });

  it('comes back when a draining server said so', () => {
    const { road } = joinedRoom();
    road.says('draining', { reconnectInMs: 4_321 });
    expect(road.reconnected).toEqual([4_321]);
  });

  it('knows the server’s time as the median of the last five it heard', () => {
    const { road, room, clock } = joinedRoom(welcome(10, { now: 1_800_000_000_000 + 9_000 }));
    for (const ahead of [1_000, 1_010, 400, 1_020, 1_005])
      road.says('head', { rev: 10, beat: 0, now: clock.now() + ahead });
    expect(room.getSnapshot().offsetMs).toBe(1_005);
    expect(room.serverNow()).toBe(clock.now() + 1_005);
  });

  it('says when the server was last heard', () => {
    const { road, room, clock } = joinedRoom();
    clock.advance(7_000);
    road.says('presence', { participants: 3, onsite: 1, online: 2, hubs: [] });
    expect(room.getSnapshot().updatedAt).toBe(clock.now());
    expect(room.getSnapshot().presence?.participants).toBe(3);
  });

  it('ends when the room is left: no timer waits and nothing is told any more', () => {
    const { road, room, clock } = joinedRoom();
    let told = 0;
    road.says('patch', patch(11, 12));
    room.subscribe(() => (told += 1));
    room.close();
    road.says('patch', patch(10, 11, [question(1, 11)]));
    road.turns('down');
    expect(clock.waiting).toBe(0);
    expect(told).toBe(1);
    expect(road.closed).toBe(true);
    expect(room.getSnapshot()).toMatchObject({ connection: 'closed', rev: 10 });
  });
});

describe('what this seat does', () => {
  const vote = { questionId: uuid(1), on: true };

  async function sitting() {
    const outbox = new Outbox({ store: memoryOutboxStore(), clock: manualClock(8) });
    const opened = openRoom({ outbox, seat: 'seat' });
    opened.road.turns('open');
    opened.road.says('welcome', welcome(10, { put: [question(1, 4)], now: opened.clock.now() + 60_000 }));
    await settled();
    const states = (): string[] => opened.room.getSnapshot().outbox.map(({ state }) => state);
    return { ...opened, outbox, states };
  }

  it('goes through the outbox, dated in the server’s time, and is shown until the room shows it', async () => {
    const { room, road, clock, states } = await sitting();
    const reply = room.does('question.vote', vote);
    expect(states()).toEqual(['sending']);
    await settled();
    const command = road.flying[0]?.command;
    expect(command).toMatchObject({ type: 'question.vote', args: vote, madeAt: clock.now() + 60_000 });
    road.flying[0]?.answer(accepted(command?.id ?? '', 10, 5));
    expect(await reply).toMatchObject({ ok: true });
    expect(states()).toEqual(['accepted']);
    road.says('mine', { rev: 10, beat: 4, put: corner() });
    expect(states()).toEqual(['accepted']);
    road.says('mine', { rev: 10, beat: 5, put: corner([1]) });
    expect(states()).toEqual([]);
    expect(room.getSnapshot().mine?.votes).toEqual([1]);
  });

  it.each(['head', 'welcome'] as const)('is no longer shown after a %s that knows of it', async (name) => {
    const { room, road, states } = await sitting();
    void room.does('question.vote', vote);
    await settled();
    road.flying[0]?.answer(accepted(road.flying[0].command.id, 10, 5));
    await settled();
    expect(states()).toEqual(['accepted']);
    if (name === 'head') road.says('head', { rev: 10, beat: 5, now: 0 });
    else road.says('welcome', welcome(10, { mode: 'delta', beat: 5 }));
    expect(states()).toEqual([]);
  });

  it('is sent again as soon as a connection is welcomed', async () => {
    const { room, road, states } = await sitting();
    void room.does('question.vote', vote);
    await settled();
    road.flying[0]?.lose();
    await settled();
    expect(states()).toEqual(['kept']);
    road.turns('open');
    expect(road.flying).toHaveLength(0);
    road.says('welcome', welcome(10, { mode: 'delta' }));
    expect(road.flying).toHaveLength(1);
  });

  it('tells whoever listens, with another snapshot', async () => {
    const { room } = await sitting();
    const before = room.getSnapshot();
    let told = 0;
    room.subscribe(() => (told += 1));
    void room.does('question.vote', vote);
    expect(told).toBeGreaterThan(0);
    expect(room.getSnapshot()).not.toBe(before);
  });

  it('is sent once and without promise where there is no outbox', async () => {
    const { room, road } = joinedRoom();
    const reply = room.does('question.vote', vote);
    road.flying[0]?.lose();
    await expect(reply).rejects.toBeInstanceOf(NoAnswer);
  });

  it('belongs to the seat: another seat brings its own outbox', async () => {
    const { room, road, outbox, states } = await sitting();
    void room.does('question.vote', vote);
    await settled();
    room.sit('other seat', new Outbox({ store: memoryOutboxStore(), clock: manualClock(9) }));
    expect(states()).toEqual([]);
    expect(road.hello().seat).toBe('other seat');
    expect(road.reconnected).toEqual([0]);
    await expect(outbox.does('question.vote', vote)).rejects.toBeInstanceOf(NoAnswer);
    await settled();
    void room.does('question.vote', vote);
    await settled();
    expect(road.flying).toHaveLength(2);
  });

  it('is tried at once, and the road too, when the page is looked at again', async () => {
    const { room, road } = await sitting();
    void room.does('question.vote', vote);
    await settled();
    road.flying[0]?.lose();
    await settled();
    room.wake();
    expect(road.woken).toBe(1);
    expect(road.flying).toHaveLength(1);
  });
});

it('treats as passing what the contract calls passing, and keeps commands for a newer page', () => {
  expect(PASSING.every(isForLater)).toBe(true);
  expect(isForLater('UPGRADE')).toBe(true);
  expect(isForLater('NOT_ALLOWED')).toBe(false);
});
