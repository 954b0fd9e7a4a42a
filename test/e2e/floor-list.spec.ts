import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { expectOneQueue, expectServed, rivalsOf } from '../harness/floor-promises.js';
import { playStory } from '../harness/floor-story.js';
import { chairs, openAthens, queueOf, type Hall } from '../harness/hall.js';
import { audienceTurns, longestWait, sharesTable } from '../harness/shares.js';

/** Before these turns the moderator puts whoever waits last before all others. */
const MOVED = [3, 12, 25, 40, 60];

describe('the floor by a list that the moderator keeps', () => {
  let clocked: Clocked;
  let hall: Hall;
  beforeAll(async () => {
    clocked = await startClocked();
    hall = await openAthens(clocked, { discipline: 'list' });
  }, 60_000);
  afterAll(async () => {
    hall.leave();
    await clocked.dispose();
  });

  it('serves whom the moderator placed where they were placed, and all others in the order received', async () => {
    const placed: string[] = [];
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
      if (!MOVED.includes(turn)) return;
      const waiting = queueOf(hall.moderator).filter((floor) => floor.class === 'intervention');
      const [first, last] = [waiting[0]!, waiting.at(-1)!];
      await chairs(hall, 'floor.move', { floorId: last.id, before: first.id, why: 'balance' });
      placed.push(last.id);
    });
    await expectServed(hall, story);
    expect(placed).toHaveLength(MOVED.length);
    for (const turn of audienceTurns(story)) {
      const { floor } = turn;
      const isPlaced = placed.includes(floor.id);
      expect(floor.why).toEqual(isPlaced ? { code: 'placed', reason: 'balance' } : { code: 'listed' });
      if (isPlaced) expect(turn.waiting.length).toBeGreaterThan(2);
      else expect(floor.no).toBe(Math.min(...rivalsOf(turn).map(({ no }) => no)));
    }
    const moves = await ledgerOf(hall, clocked);
    expect(moves).toEqual(MOVED.map(() => 'balance'));
    expect(longestWait(story)).toBeLessThanOrEqual(36 + 6 + MOVED.length);
    process.stdout.write(sharesTable('list, five placed by the moderator', story));
  }, 60_000);
});

/** The public reasons of all moves. */
async function ledgerOf({ sessionId }: Hall, { server }: Clocked): Promise<(string | null)[]> {
  const read = await fetch(`${server.url}/api/v1/sessions/${sessionId}/ledger`);
  const { entries } = (await read.json()) as { entries: { act: string; reason: string | null }[] };
  return entries.filter(({ act }) => act === 'floor.move').map(({ reason }) => reason);
}
