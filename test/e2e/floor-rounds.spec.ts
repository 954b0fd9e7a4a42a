import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FloorView, Rules } from '@openfloor/contract';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { expectOneQueue, expectServed, isCounted, rivalsOf } from '../harness/floor-promises.js';
import { playStory, type Story, type Turn } from '../harness/floor-story.js';
import { openAthens, type Hall } from '../harness/hall.js';
import { longestWait, sharesTable } from '../harness/shares.js';

/** NETmundial, 2014: four microphone lines in the hall and two remote turns, six a round. */
const LANES: Rules['lanes'] = [
  {
    name: 'academia and technical',
    groups: ['academia', 'technical_community'],
    attendance: ['onsite'],
    slots: 1,
  },
  { name: 'private sector', groups: ['private_sector'], attendance: ['onsite'], slots: 1 },
  { name: 'civil society', groups: ['civil_society'], attendance: ['onsite'], slots: 1 },
  {
    name: 'governments',
    groups: ['government', 'intergovernmental_organisation'],
    attendance: ['onsite'],
    slots: 1,
  },
  { name: 'remote', groups: [], attendance: ['online', 'hub'], slots: 2 },
];
/** The four lines, the two remote turns, and one for the press, which no lane names. */
const A_ROUND = 7;

function laneOf({ attendance, stakeholderGroup }: FloorView): string | null {
  if (attendance !== 'onsite') return 'remote';
  const lane = LANES.find(({ groups }) => stakeholderGroup !== null && groups.includes(stakeholderGroup));
  return lane?.name ?? null;
}
const slotsOf = (lane: string | null) => LANES.find(({ name }) => name === lane)?.slots ?? 1;

describe('the floor in rounds of lanes', () => {
  let clocked: Clocked;
  let hall: Hall;
  beforeAll(async () => {
    clocked = await startClocked();
    hall = await openAthens(clocked, { discipline: 'stakeholder_round', lanes: LANES });
  }, 60_000);
  afterAll(async () => {
    hall.leave();
    await clocked.dispose();
  });

  it('gives each lane its slots a round, passes over empty ones, and begins a new round only when nobody has one left', async () => {
    const story = await playStory(hall, async (turn) => {
      if (turn % 20 === 10) await expectOneQueue(hall);
    });
    await expectServed(hall, story);
    expectRounds(story);
    expectWholeRounds(story);
    expect(longestWait(story)).toBeLessThanOrEqual(9 * A_ROUND + 6);
    process.stdout.write(sharesTable('stakeholder_round, lanes of NETmundial', story));
  }, 60_000);
});

/** Counts slots used as somebody with pencil and paper would, and compares each call and what was said of it. */
function expectRounds({ turns }: Story): void {
  const used = new Map<string | null, number>();
  const usedBy = (lane: string | null) => used.get(lane) ?? 0;
  let round = 1;
  for (const turn of turns.filter(({ floor }) => isCounted(floor))) {
    const lane = laneOf(turn.floor);
    const rivals = rivalsOf(turn);
    if (turn.floor.class === 'intervention') {
      const free = rivals.map(laneOf).filter((one) => usedBy(one) < slotsOf(one));
      if (free.length === 0) {
        round += 1;
        used.clear();
      } else expect(usedBy(lane)).toBe(Math.min(...free.map(usedBy)));
      const slot = usedBy(lane) + 1;
      expect(turn.floor.why).toEqual({ code: 'slot', lane, round, slot, slots: slotsOf(lane) });
      expect(turn.floor.no).toBe(
        Math.min(...rivals.filter((one) => laneOf(one) === lane).map(({ no }) => no)),
      );
    } else if (usedBy(lane) >= slotsOf(lane)) {
      round += 1;
      used.clear();
    }
    used.set(lane, usedBy(lane) + 1);
  }
}

/** While somebody waits in each lane, a round of the audience alone is four lines and two remote turns. */
function expectWholeRounds({ turns }: Story): void {
  const lanes = LANES.map(({ name }) => name);
  const isWhole = (round: Turn[]) =>
    round.every(({ waiting }) => lanes.every((lane) => waiting.some((one) => laneOf(one) === lane)));
  const whole = roundsOf(turns).filter(isWhole);
  expect(whole.length).toBeGreaterThan(0);
  for (const round of whole)
    for (const { name, slots } of LANES)
      expect(round.filter(({ floor }) => laneOf(floor) === name)).toHaveLength(slots);
}

/** The turns of each round that no reply of the panel fell into or cut short, as the calls themselves say it. */
function roundsOf(turns: readonly Turn[]): Turn[][] {
  const rounds: Turn[][] = [];
  const disturbed = new Set<number>();
  let round = 1;
  for (const turn of turns) {
    const { why, class: kind } = turn.floor;
    if (kind === 'reply') [round, round + 1].forEach((one) => disturbed.add(one));
    if (why?.code !== 'slot') continue;
    round = why.round;
    (rounds[round] ??= []).push(turn);
  }
  return rounds.filter((_, at) => !disturbed.has(at));
}
