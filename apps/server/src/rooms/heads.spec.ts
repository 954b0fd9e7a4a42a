import { beforeEach, describe, expect, it } from '@jest/globals';
import { Room } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { Heads } from './heads.js';
import type { Group } from './seat.js';
import { ManualTime, testSeat, type TestSeat } from './testing/rig.js';

describe('heads', () => {
  let time: ManualTime;
  let room: Room;
  let heads: Heads;
  let isSending = false;

  const enter = (name: string, group: Group = 'public'): TestSeat => {
    const seat = testSeat(time, name);
    heads.enter(seat, group);
    return seat;
  };
  const times = ({ frames }: TestSeat) => frames.map(({ at }) => at - 1_000_000);

  beforeEach(() => {
    time = new ManualTime();
    room = new Room(randomUUID(), 'first');
    room.clock = { rev: 9, beat: 4, channels: { public: 5, panel: 6, staff: 9 } };
    isSending = false;
    const outlet = {
      give: ((seat: TestSeat, event: 'head', frame: never) => seat.emit(event, frame)) as never,
      get isSending() {
        return isSending;
      },
    };
    heads = new Heads({ room }, outlet, time);
  });

  it('come to each seat every ten seconds from when it sat down, and say where its own channel stands', () => {
    const phone = enter('phone');
    time.pass(3_000);
    const staff = enter('staff', 'staff');
    time.pass(20_000);
    expect([times(phone), times(staff)]).toEqual([
      [10_000, 20_000],
      [13_000, 23_000],
    ]);
    expect(phone.frames[0]?.frame).toEqual({ rev: 5, beat: 4, now: 1_010_000 });
    expect(staff.frames[0]?.frame).toMatchObject({ rev: 9 });
  });

  it('go to a hundred seats at a time where many are due, and to all of them', () => {
    const seats = Array.from({ length: 1_000 }, (_, no) => enter(`phone ${no}`));
    time.pass(10_000 + 1_000);
    const at = seats.flatMap(times);
    expect(at).toHaveLength(1_000);
    const most = Math.max(...[...new Set(at)].map((when) => at.filter((other) => other === when).length));
    expect(most).toBe(100);
  });

  it('wait while something else is on its way, and go to nobody who has left', () => {
    const [stays, leaves] = [enter('stays'), enter('leaves')];
    time.pass(9_990);
    heads.leave(leaves);
    isSending = true;
    time.pass(500);
    expect(times(stays)).toEqual([]);
    isSending = false;
    time.pass(50);
    expect(times(stays)).toHaveLength(1);
    expect(times(leaves)).toEqual([]);
  });

  it('come to everybody at once after the room was read again, and then every ten seconds as before', () => {
    const seats = Array.from({ length: 250 }, (_, no) => enter(`phone ${no}`));
    time.pass(4_000);
    heads.all();
    time.pass(100);
    expect(seats.every((seat) => times(seat).length === 1)).toBe(true);
    time.pass(10_100);
    expect(seats.every((seat) => times(seat).length === 2)).toBe(true);
  });

  it('begin the measurement of a round trip', () => {
    const phone = enter('phone');
    time.pass(10_000);
    expect(phone.line.roundTrip.heard()).toBeDefined();
  });
});
