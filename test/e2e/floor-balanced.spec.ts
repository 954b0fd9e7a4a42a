import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAST } from '../harness/cast.js';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { expectOneQueue, expectServed, rivalsOf, servedBefore } from '../harness/floor-promises.js';
import { playStory, type Story, type Turn } from '../harness/floor-story.js';
import { openAthens, type Hall } from '../harness/hall.js';
import { audienceTurns, byGroup, sharesTable, unevenness, waitOf } from '../harness/shares.js';

/** Replies and points of order. */
const PANEL_TURNS = 6;

/** What the group had before this turn and what all had, replies of the panel included. */
function shareOf(before: readonly Turn[], group: string | null) {
  const own = before.filter(({ floor }) => floor.stakeholderGroup === group);
  const seconds = (turns: readonly Turn[]) => turns.reduce((sum, turn) => sum + turn.seconds, 0);
  return { turns: own.length, ofTurns: before.length, seconds: seconds(own), ofSeconds: seconds(before) };
}

/** Mean of the share of turns and the share of seconds, times what all had, so that it stays whole. */
function weightOf({ turns, ofTurns, seconds, ofSeconds }: ReturnType<typeof shareOf>): number {
  return turns * (ofSeconds || 1) + seconds * ofTurns;
}

describe('the floor in balance', () => {
  let clocked: Clocked;
  let other: Clocked;
  let hall: Hall;
  let queue: Hall;
  beforeAll(async () => {
    [clocked, other] = await Promise.all([startClocked(), startClocked()]);
    hall = await openAthens(clocked, { discipline: 'balanced' });
    queue = await openAthens(other, { discipline: 'fifo' });
  }, 60_000);
  afterAll(async () => {
    for (const each of [hall, queue]) each.leave();
    await Promise.all([clocked.dispose(), other.dispose()]);
  });

  it('always calls the group that has had least of turns and seconds, and comes closer to even than first come', async () => {
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
    });
    await expectServed(hall, story);
    expectLeastServed(story);
    process.stdout.write(sharesTable('balanced', story));
    const firstCome = await playStory(queue);
    for (const what of ['turns', 'seconds'] as const)
      expect(unevenness(byGroup(story), what)).toBeLessThan(0.5 * unevenness(byGroup(firstCome), what));
    expectNobodyStarves(story);
  }, 60_000);
});

function expectLeastServed(story: Story): void {
  for (const turn of audienceTurns(story)) {
    const before = servedBefore(story, turn);
    const { stakeholderGroup: group, why } = turn.floor;
    const share = shareOf(before, group);
    const waiting = new Set(rivalsOf(turn).map((rival) => rival.stakeholderGroup));
    const weights = [...waiting].map((one) => weightOf(shareOf(before, one)));
    expect(weightOf(share)).toBe(Math.min(...weights));
    expect(why).toMatchObject({ code: 'least_served', group, ...share });
  }
}

/**
 * The groups take turns, in a group the kinds of attendance, and there whoever asks: so nobody waits longer than it
 * takes that all who are like them were called, half as much again where they speak longer than others, and the panel.
 */
function expectNobodyStarves(story: Story): void {
  const ownPlaces = (group: string | null) =>
    new Set(CAST.filter((one) => one.group === group).map(({ attendance }) => attendance)).size;
  const groups = new Set(CAST.map(({ group }) => group)).size;
  for (const { floor } of audienceTurns(story)) {
    const { stakeholderGroup: group, attendance } = floor;
    const alike = CAST.filter((one) => one.group === group && one.attendance === attendance).length;
    const most = 1.5 * alike * ownPlaces(group) * groups + PANEL_TURNS;
    expect(waitOf(story, floor.id)).toBeLessThanOrEqual(most);
  }
}
