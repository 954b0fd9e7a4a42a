import { afterEach, describe, expect, it } from '@jest/globals';
import { settled } from './testing/clock.js';
import { closeAll, enter } from './testing/door.js';
import { heard, NO_OFFSETS, offsetMs } from './offset.js';
import { uuid, welcome } from './testing/frames.js';
import { until } from './testing/until.js';

afterEach(closeAll);

describe('the time of the server', () => {
  it('is measured by five pings after a welcome, each halfway between its sending and its answer', async () => {
    let asked = 0;
    const { room, clock, is } = await enter((door) => {
      door.time = (answer) => {
        asked += 1;
        clock.advance(asked === 3 ? 4_000 : 80);
        answer(clock.now() - (asked === 3 ? 2_000 : 40) + 90_000);
      };
    });
    await is('live');
    await until(() => asked === 5 && room.getSnapshot().offsetMs === 90_000);
    expect(room.serverNow()).toBe(clock.now() + 90_000);
  });

  it('is asked again with each head, so that a clock that was set on the way is noticed', async () => {
    let ahead = 1_000;
    let asked = 0;
    const { door, room, clock, is } = await enter((opened) => {
      opened.time = (answer) => {
        asked += 1;
        answer(clock.now() + ahead);
      };
    });
    await is('live');
    await until(() => asked === 5);
    ahead = 3_600_000;
    for (let head = 1; head <= 3; head += 1) {
      door.sockets[0]?.emit('head', { rev: 5, beat: 0, now: clock.now() });
      await until(() => asked === 5 + head);
    }
    await until(() => room.getSnapshot().offsetMs === 3_600_000);
  });

  it('is taken from frames only while no ping was answered', () => {
    const frames = [500, 510, 520].reduce((known, late) => heard(known, 'frames', late), NO_OFFSETS);
    expect(offsetMs(frames)).toBe(510);
    expect(offsetMs(heard(frames, 'pings', 600))).toBe(600);
    expect(offsetMs(NO_OFFSETS)).toBe(0);
  });

  it('is not moved by an answer that is no time', async () => {
    let asked = 0;
    const { room, is } = await enter((door) => {
      door.greet = (socket) => socket.emit('welcome', welcome(5, { now: 1_800_000_000_000 + 700 }));
      door.time = (answer) => {
        asked += 1;
        (answer as (now: unknown) => void)('soon');
      };
    });
    await is('live');
    await until(() => asked === 1);
    await settled();
    expect(room.getSnapshot().offsetMs).toBe(700);
  });
});

describe('what is open for writing here', () => {
  const about = { kind: 'question', id: uuid(1) } as const;

  it('is said, said again with each head and after a reconnection, and taken back', async () => {
    const { door, room, clock, is } = await enter();
    await is('live');
    const said = async (times: number): Promise<void> => {
      clock.advance(1_000);
      await until(() => door.editing.length === times);
    };
    room.edits(about);
    await said(1);
    const waiting = clock.waiting;
    door.sockets[0]?.emit('head', { rev: 5, beat: 0, now: clock.now() });
    await until(() => clock.waiting > waiting);
    await said(2);
    door.sockets[0]?.disconnect(true);
    await is('offline');
    clock.advance(3_000);
    await is('live');
    await said(3);
    room.edits(null);
    await said(4);
    door.sockets[1]?.emit('head', { rev: 5, beat: 0, now: clock.now() });
    await until(() => room.getSnapshot().updatedAt === clock.now());
    clock.advance(15_000);
    await settled();
    expect(door.editing).toEqual([{ about }, { about }, { about }, { about: null }]);
  });

  it('is not said where nothing ever was', async () => {
    const { door, room, clock, is } = await enter();
    await is('live');
    clock.advance(5_000);
    await settled();
    expect(room.getSnapshot().connection).toBe('live');
    expect(door.editing).toEqual([]);
  });
});
