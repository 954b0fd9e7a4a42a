import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attendance } from '@openfloor/contract';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { expectOneQueue, expectServed, rivalsOf, servedBefore } from '../harness/floor-promises.js';
import { playStory } from '../harness/floor-story.js';
import { openAthens, type Hall } from '../harness/hall.js';
import { audienceTurns, byAttendance, longestWait, sharesTable } from '../harness/shares.js';

const sideOf = ({ attendance }: { attendance: Attendance }) => (attendance === 'onsite' ? 'room' : 'remote');

describe('the floor, room and remote turn by turn', () => {
  let clocked: Clocked;
  let hall: Hall;
  beforeAll(async () => {
    clocked = await startClocked();
    hall = await openAthens(clocked, { discipline: 'alternate' });
  }, 60_000);
  afterAll(async () => {
    hall.leave();
    await clocked.dispose();
  });

  it('never gives a side two turns running while somebody waits on the other, and keeps the order of each side', async () => {
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
    });
    await expectServed(hall, story);
    const turns = audienceTurns(story);
    for (const turn of turns) {
      const { floor } = turn;
      const side = sideOf(floor);
      const rivals = rivalsOf(turn);
      const otherIsEmpty = rivals.every((rival) => sideOf(rival) === side);
      expect(floor.why).toEqual({ code: 'turn_of', side, otherIsEmpty });
      const last = servedBefore(story, turn).at(-1)?.floor;
      if (last && sideOf(last) === side) expect(otherIsEmpty).toBe(true);
      const own = rivals.filter((rival) => sideOf(rival) === side).map(({ no }) => no);
      expect(floor.no).toBe(Math.min(...own));
    }
    const remote = byAttendance(story).filter(({ key }) => key !== 'onsite');
    const remoteTurns = remote.reduce((sum, part) => sum + part.turns, 0);
    expect(Math.abs(remoteTurns - 21)).toBeLessThanOrEqual(2);
    expect(longestWait(story)).toBeLessThanOrEqual(2 * 18 + 6);
    process.stdout.write(sharesTable('alternate', story));
  }, 60_000);
});
