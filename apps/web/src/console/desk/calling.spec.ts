import { describe, expect, it } from '@jest/globals';
import type { FloorView } from '@openfloor/contract';
import { floor, floorId, speaker } from '../../testing/floors.js';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { question } from '../testing/records.js';
import { call, callAnyway, end, extend, nextSpeaker, skip, turnTimer } from './calling.js';
import { Desk } from './desk.js';
import type { DeskMemory } from './order.js';
import { press } from './pressing.js';

const forgetful: DeskMemory = { read: () => ({}), write: () => undefined };
const person = (no: number, change: Partial<FloorView> = {}) =>
  floor(no, { name: `Person ${no}`, ...change });
const speaks = (no: number, change: Partial<FloorView> = {}) =>
  speaker(no, 10, 0, { name: `Person ${no}`, ...change });

function openDesk(...floors: FloorView[]) {
  const room = new DeskRoomByHand([question(1)]);
  room.floors = floors;
  const desk = new Desk(room, forgetful, () => 10_000);
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  const types = () => room.sent.map(({ type }) => type);
  const on = (no: number) => desk.floor(floorId(no)) as FloorView;
  return { room, desk, last, types, on };
}

describe('From speaker to speaker', () => {
  it('calls the proposed one, says what this desk saw, and can take it back', async () => {
    const { room, desk, last } = openDesk(person(2, { position: 2 }), person(1, { position: 1 }));
    void nextSpeaker(desk);
    expect(last()).toMatchObject({ type: 'floor.call', args: { expect: null } });
    room.putFloors(person(1, { status: 'called', position: null }), person(2, { position: 1 }));
    await last().reply(null, { floorId: floorId(1) });
    expect(desk.view.get().acts.at(-1)).toMatchObject({ says: 'floor.call', who: 'Person 1', state: 'done' });
    const undone = desk.undo(desk.view.get().acts[0] as never);
    expect(last()).toMatchObject({ type: 'undo', args: { commandId: 'command 1' } });
    await last().reply();
    await undone;
    expect(desk.view.get().said).toMatchObject({ key: 'undone', who: 'Person 1' });
  });

  it('starts whoever was called before it goes on, and says so', () => {
    const { room, desk, types } = openDesk(person(1, { status: 'called' }), person(2));
    void nextSpeaker(desk);
    expect(room.sent).toHaveLength(0);
    expect(desk.view.get().said).toMatchObject({ key: 'floor.begins', who: 'Person 1' });
    turnTimer(desk);
    expect(types()).toEqual(['floor.start']);
  });

  it('ends whoever speaks and then calls whom the room proposes by then', async () => {
    const { room, desk, last, types } = openDesk(
      speaks(1),
      person(2, { position: 1 }),
      person(3, { position: 2 }),
    );
    const gone = nextSpeaker(desk);
    expect(last()).toMatchObject({ type: 'floor.end', args: { expect: floorId(1) } });
    room.putFloors(
      speaks(1, { status: 'completed' }),
      person(2, { position: 2 }),
      person(3, { position: 1 }),
    );
    await last().reply();
    expect(last()).toMatchObject({ type: 'floor.call', args: { expect: null } });
    expect(last().args).not.toHaveProperty('floorId');
    await last().reply(null, { floorId: floorId(3) });
    await gone;
    expect(types()).toEqual(['floor.end', 'floor.call']);
    expect(desk.view.get().acts.at(-1)?.who).toBe('Person 3');
  });

  it('only ends a point of order, because whoever it interrupted goes on', async () => {
    const held = speaks(1, { status: 'paused', heldBy: floorId(9) });
    const { desk, last, types } = openDesk(held, speaks(9, { class: 'point_of_order' }), person(2));
    const gone = nextSpeaker(desk);
    await last().reply();
    await gone;
    expect(types()).toEqual(['floor.end']);
  });

  it('says that nobody waits', () => {
    const { desk } = openDesk();
    void nextSpeaker(desk);
    expect(desk.view.get().said?.key).toBe('floor.nobody');
  });
});

describe('Calling another one than is proposed', () => {
  it('asks why first, and sends the reason', async () => {
    const { desk, on, last, room } = openDesk(person(1, { position: 1 }), person(2, { position: 2 }));
    void call(desk, on(2));
    expect(room.sent).toHaveLength(0);
    expect(desk.view.get().floorAsking).toEqual({ kind: 'call', floorId: floorId(2) });
    const called = call(desk, on(2), 'expertise');
    await Promise.resolve();
    expect(last().args).toEqual({ floorId: floorId(2), expect: null, why: 'expertise' });
    expect(desk.view.get().floorAsking).toBeNull();
    await last().reply();
    await called;
    expect(desk.view.get().acts.at(-1)?.says).toBe('floor.call.expertise');
  });

  it('asks why when the room proposes another one by the time it is sent', async () => {
    const { desk, on, last } = openDesk(person(1, { position: 1 }), person(2, { position: 2 }));
    void call(desk, on(1));
    await Promise.resolve();
    await last().reply('CONFLICT', { proposedId: floorId(2), no: 2 });
    expect(desk.view.get().floorAsking).toEqual({ kind: 'call', floorId: floorId(1) });
    expect(desk.view.get().floorClash).toBeNull();
  });

  it('ends whoever speaks first, and does not call where that fails', async () => {
    const { desk, on, last, types } = openDesk(speaks(5), person(1, { position: 1 }));
    void call(desk, on(1));
    expect(last()).toMatchObject({ type: 'floor.end', args: { expect: floorId(5) } });
    await last().reply('WRONG_STATE');
    expect(types()).toEqual(['floor.end']);
    expect(desk.view.get().said).toMatchObject({ key: 'refused.WRONG_STATE', who: 'Person 5' });
  });

  it('breaks into a speech with a point of order, which ends nothing', async () => {
    const { desk, on, last } = openDesk(speaks(5), person(9, { class: 'point_of_order', position: 1 }));
    void call(desk, on(9));
    await Promise.resolve();
    expect(last()).toMatchObject({
      type: 'floor.call',
      args: { floorId: floorId(9), expect: floorId(5) },
    });
  });
});

describe('Two desks at once', () => {
  it('shows who has the floor now and what was wanted, and overwrites nothing', async () => {
    const { room, desk, last, types } = openDesk(person(1, { position: 1 }), person(2, { position: 2 }));
    void nextSpeaker(desk);
    room.putFloors(person(1, { position: 1 }), person(2, { status: 'speaking' }));
    await last().reply('CONFLICT', { floorId: floorId(2), floor: null });
    expect(desk.view.get().floorClash).toEqual({ wanted: 'call', floorId: floorId(1) });
    expect(desk.view.get().said).toBeNull();
    expect(types()).toEqual(['floor.call']);
  });

  it('says only that it is done where both wanted the same', async () => {
    const { desk, on, last } = openDesk(person(1, { position: 1 }));
    void nextSpeaker(desk);
    await last().reply('CONFLICT', { floorId: floorId(1) });
    expect(desk.view.get().said).toMatchObject({ key: 'floor.calledAlready', who: 'Person 1' });
    const ended = end(desk, on(1));
    await last().reply('CONFLICT', { floorId: null });
    expect(await ended).toBe(false);
    expect(desk.view.get().said).toMatchObject({ key: 'floor.endedAlready', who: 'Person 1' });
    expect(desk.view.get().floorClash).toBeNull();
  });

  it('calls the one who was wanted after all, knowing who speaks', async () => {
    const { room, desk, on, last } = openDesk(person(2, { position: 1 }), person(3, { position: 2 }));
    void call(desk, on(2));
    await Promise.resolve();
    room.putFloors(speaks(4), person(2, { position: 1 }));
    await last().reply('CONFLICT', { floorId: floorId(4) });
    callAnyway(desk);
    expect(last()).toMatchObject({ type: 'floor.end', args: { expect: floorId(4) } });
    expect(desk.view.get().floorClash).toBeNull();
  });

  it('tells when somebody else speaks by now', async () => {
    const { desk, on, last } = openDesk(speaks(1));
    const ended = end(desk, on(1));
    await last().reply('CONFLICT', { floorId: floorId(2) });
    expect(await ended).toBe(false);
    expect(desk.view.get().floorClash).toEqual({ wanted: 'end', floorId: floorId(1) });
  });
});

/** Lets what waits for promises go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

describe('The keys of the list of speakers', () => {
  it('run a whole turn: next, start, more time, next', async () => {
    const { room, desk, last, types } = openDesk(person(1, { position: 1 }), person(2, { position: 2 }));
    const answered = async (details?: unknown) => {
      await last().reply(null, details);
      await settled();
    };
    press(desk, 'floorNext');
    room.putFloors(person(1, { status: 'called', position: null }), person(2, { position: 1 }));
    await answered({ floorId: floorId(1) });
    press(desk, 'timer');
    room.putFloors(speaks(1, { position: null }), person(2, { position: 1 }));
    await answered();
    for (const act of ['moreTime', 'moreTime', 'floorNext'] as const) press(desk, act);
    for (let replies = 0; replies < 2; replies += 1) await answered();
    room.putFloors(speaks(1, { status: 'completed', position: null }), person(2, { position: 1 }));
    await answered();
    expect(types()).toEqual([
      'floor.call',
      'floor.start',
      'floor.extend',
      'floor.extend',
      'floor.end',
      'floor.call',
    ]);
  });

  it('wait for what the one before has led to, however quickly they come', async () => {
    const { room, desk, last, types } = openDesk(person(1, { position: 1 }));
    room.seenRev = 0;
    press(desk, 'floorNext');
    press(desk, 'timer');
    await last().reply(null, { floorId: floorId(1) });
    expect(types()).toEqual(['floor.call']);
    room.floors = [person(1, { status: 'called', position: null })];
    room.catchUp();
    await settled();
    expect(types()).toEqual(['floor.call', 'floor.start']);
    expect(last().args).toEqual({ floorId: floorId(1) });
  });

  it('lead to the list, through it, and back', () => {
    const { desk } = openDesk(speaks(1), person(2, { position: 1 }), person(3, { position: 2 }));
    press(desk, 'toSpeakers');
    expect(desk.view.get().selected).toBe(floorId(2));
    press(desk, 'next');
    expect(desk.view.get().selected).toBe(floorId(3));
    press(desk, 'previous');
    press(desk, 'previous');
    expect(desk.view.get().selected).toBe(floorId(1));
    press(desk, 'toIncoming');
    expect(desk.view.get().selected).toBe(question(1).id);
  });

  it('act on a selected speaker as they do on a question: X asks why to skip, M where to move', () => {
    const { desk } = openDesk(person(2, { position: 1 }), person(3, { position: 2 }));
    desk.select(floorId(3));
    press(desk, 'aside');
    expect(desk.view.get().floorAsking).toEqual({ kind: 'skip', floorId: floorId(3) });
    press(desk, 'merge');
    expect(desk.view.get().floorAsking).toEqual({ kind: 'move', floorId: floorId(3) });
    press(desk, 'call');
    expect(desk.view.get().floorAsking).toEqual({ kind: 'call', floorId: floorId(3) });
  });

  it('give the selection to the neighbour of whoever is skipped, and back when that is refused', async () => {
    const { desk, on, last } = openDesk(person(2, { position: 1 }), person(3, { position: 2 }));
    desk.select(floorId(2));
    skip(desk, on(2), 'absent');
    expect(desk.view.get().selected).toBe(floorId(3));
    expect(last().args).toEqual({ floorId: floorId(2), reason: 'absent' });
    await last().reply('WRONG_STATE');
    expect(desk.view.get().selected).toBe(floorId(2));
  });

  it('count each press for more time, however quick, and none where nobody has the floor', () => {
    const { room, desk } = openDesk(speaks(1));
    extend(desk, 30);
    extend(desk, 30);
    extend(desk, -30);
    expect(room.sent.map(({ args }) => args['seconds'])).toEqual([30, 30, -30]);
    room.putFloors();
    extend(desk, 30);
    expect(room.sent).toHaveLength(3);
  });
});
