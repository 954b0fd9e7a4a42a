import { describe, expect, it } from '@jest/globals';
import type { Request } from '../operations/rooms.js';
import type { OpenedRoom } from './opened-room.js';
import { countSupportLater } from './support-counts.js';
import { ManualTime } from './testing/rig.js';

/** A room in which these questions, each with so many ballots, are due whenever it is asked which are. */
function roomOf(due: string[], ballots: number) {
  const time = new ManualTime();
  const given: { at: number; ids: string[] }[] = [];
  const from = time.now();
  const clock = { rev: 1, beat: 0 };
  const room = { id: 'room', clock, ballots: () => ({ size: ballots }) };
  const world = { asked: 0 };
  const tally = { recount: () => undefined, due: () => ((world.asked += 1), [...due]) };
  const open = { room, tally, exists: true } as unknown as OpenedRoom;
  const give = ({ args }: Request) => {
    clock.beat += 1;
    given.push({ at: time.now() - from, ids: (args as { questionIds: string[] }).questionIds });
    follow();
  };
  const follow = () => countSupportLater(open, give, time);
  return { time, given, world, follow };
}

describe('figures by groups that follow their votes', () => {
  it('are counted of all questions at once where that is little to look at, and again a second later', () => {
    const { time, given, follow } = roomOf(['a', 'b', 'c'], 10);
    follow();
    time.pass(1_999);
    expect(given).toEqual([
      { at: 0, ids: ['a', 'b', 'c'] },
      { at: 1_000, ids: ['a', 'b', 'c'] },
    ]);
  });

  it('are counted in portions with a breath between, each question once before any is again', () => {
    const { time, given, world, follow } = roomOf(['a', 'b', 'c', 'd', 'e'], 2_500);
    follow();
    time.pass(0);
    expect(given).toEqual([{ at: 0, ids: ['a', 'b'] }]);
    time.pass(100);
    expect(given.slice(1)).toEqual([
      { at: 25, ids: ['c', 'd'] },
      { at: 50, ids: ['e'] },
    ]);
    expect(world.asked).toBe(1);
    time.pass(960);
    expect(given.slice(3)).toEqual([{ at: 1_050, ids: ['a', 'b'] }]);
    expect(world.asked).toBe(2);
  });

  it('are counted of one question alone that has more ballots than a portion', () => {
    const { time, given, follow } = roomOf(['a', 'b'], 20_000);
    follow();
    time.pass(25);
    expect(given.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
  });
});
