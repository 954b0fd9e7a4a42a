import { describe, expect, it } from '@jest/globals';
import type { FloorView } from '@openfloor/contract';
import { NOW } from '../testing/fixture.js';
import { floor, speaker } from '../testing/floors.js';
import { floorShares } from './shares.js';

const spoke = (no: number, elapsedMs: number, change: Partial<FloorView>): FloorView =>
  floor(no, {
    status: 'completed',
    position: null,
    startedAt: NOW - 600_000,
    endedAt: NOW - 500_000,
    clock: { running: false, sinceAt: null, elapsedMs },
    ...change,
  });

describe('the floor so far', () => {
  const floors = [
    spoke(1, 90_400, { stakeholderGroup: 'civil_society', attendance: 'online' }),
    spoke(2, 60_400, { stakeholderGroup: null, attendance: 'hub' }),
    spoke(3, 30_400, { stakeholderGroup: 'government', attendance: 'onsite' }),
    speaker(4, 20, NOW, { stakeholderGroup: 'government', attendance: 'online' }),
    spoke(5, 40_000, { stakeholderGroup: 'academia', class: 'point_of_order' }),
    floor(6, { stakeholderGroup: 'press_media' }),
  ];

  it('stands in the fixed order of groups, those without one last, and runs with the speaker', () => {
    const { groups } = floorShares(floors, NOW);
    expect(groups.map(({ key, turns }) => [key, turns])).toEqual([
      ['government', 2],
      ['civil_society', 1],
      [null, 1],
    ]);
    expect(groups[0]?.seconds).toBe(50);
    expect(floorShares(floors, NOW + 5_000).groups[0]?.seconds).toBe(55);
  });

  it('says the same sum by group and by where people sit, as its figures add up', () => {
    const { seconds, groups, attendances } = floorShares(floors, NOW);
    const sum = (parts: readonly { seconds: number }[]) => parts.reduce((all, part) => all + part.seconds, 0);
    expect(seconds).toBe(201);
    expect(sum(groups)).toBe(201);
    expect(sum(attendances)).toBe(201);
    expect(attendances.map(({ key }) => key)).toEqual(['onsite', 'online', 'hub']);
  });

  it('is nothing before anybody has spoken', () => {
    expect(floorShares([floor(6)], NOW)).toEqual({ seconds: 0, groups: [], attendances: [] });
  });
});
