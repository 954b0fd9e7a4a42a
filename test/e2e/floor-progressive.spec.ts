import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { expectOneQueue, expectServed, rivalsOf, servedBefore } from '../harness/floor-promises.js';
import { playStory, voiceOf, type Story, type Turn } from '../harness/floor-story.js';
import { openAthens, type Hall } from '../harness/hall.js';
import { audienceTurns, longestWait, sharesTable } from '../harness/shares.js';

/** Turns that a voice had before this one. */
function hadBefore(story: Story, turn: Turn, voice: string): number {
  return servedBefore(story, turn).filter((before) => before.voice === voice).length;
}

describe('the floor, who has not spoken first', () => {
  let clocked: Clocked;
  let hall: Hall;
  beforeAll(async () => {
    clocked = await startClocked();
    hall = await openAthens(clocked, { discipline: 'progressive' });
  }, 60_000);
  afterAll(async () => {
    hall.leave();
    await clocked.dispose();
  });

  it('calls nobody again while somebody waits who had fewer turns', async () => {
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
    });
    await expectServed(hall, story);
    for (const turn of audienceTurns(story)) {
      const had = hadBefore(story, turn, turn.voice);
      const rivals = rivalsOf(turn).map((rival) => ({
        no: rival.no,
        had: hadBefore(story, turn, voiceOf(rival)),
      }));
      expect(had).toBe(Math.min(...rivals.map((rival) => rival.had)));
      const level = rivals.filter((rival) => rival.had === had);
      expect(turn.floor.no).toBe(Math.min(...level.map(({ no }) => no)));
      expect(turn.floor.why).toEqual(
        had === 0 ? { code: 'first_time' } : { code: 'spoke_before', turns: had },
      );
    }
    const first = audienceTurns(story).slice(0, 36);
    expect(new Set(first.map(({ voice }) => voice)).size).toBe(36);
    expect(longestWait(story)).toBeLessThanOrEqual(2 * 36 + 6);
    process.stdout.write(sharesTable('progressive', story));
  }, 60_000);
});
