import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { playStory } from '../harness/floor-story.js';
import { expectOneQueue, expectServed } from '../harness/floor-promises.js';
import { openAthens, type Hall } from '../harness/hall.js';
import { audienceTurns, byGroup, longestWait, sharesTable } from '../harness/shares.js';

describe('the floor, first come first served', () => {
  let clocked: Clocked;
  let hall: Hall;
  beforeAll(async () => {
    clocked = await startClocked();
    hall = await openAthens(clocked, { discipline: 'fifo' });
  }, 60_000);
  afterAll(async () => {
    hall.leave();
    await clocked.dispose();
  });

  it('serves 96 requests of room, online and hubs in the order in which they came, after replies and points of order', async () => {
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
    });
    await expectServed(hall, story);
    const turns = audienceTurns(story);
    const numbers = turns.map(({ floor }) => floor.no);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    for (const { floor } of turns) expect(floor.why).toEqual({ code: 'first_come' });
    for (const { floor, waiting } of story.turns.filter((turn) => !turns.includes(turn))) {
      expect(floor.why).toEqual({ code: 'class', class: floor.class });
      expect(waiting.length).toBeGreaterThan(1);
    }
    const [largest] = byGroup(story);
    expect(largest).toMatchObject({ key: 'civil_society', requests: 42 });
    expect(largest!.turns).toBeGreaterThanOrEqual(14);
    expect(longestWait(story)).toBeLessThanOrEqual(36 + 6);
    process.stdout.write(sharesTable('fifo', story));
  }, 60_000);
});
