import { describe, expect, it } from '@jest/globals';
import type { FloorView, StakeholderGroup } from '@openfloor/contract';
import { floor, speaker } from '../../testing/floors.js';
import { floorBalance, secondsByPerson } from './floor-shares.js';

const NOW = Date.UTC(2006, 9, 31, 14, 0);
const KEYS: (StakeholderGroup | null)[] = ['government', 'civil_society', 'academia'];
const spoke = (no: number, seconds: number, change: Partial<FloorView> = {}) =>
  speaker(no, 0, NOW, {
    status: 'completed',
    clock: { running: false, sinceAt: null, elapsedMs: seconds * 1_000 },
    ...change,
  });
const balance = (...floors: FloorView[]) =>
  floorBalance(floors, KEYS, ({ stakeholderGroup }) => stakeholderGroup, NOW);

describe('The balance of the floor', () => {
  it('adds up what was spoken, the one who speaks included, beside who asked', () => {
    const { parts, seconds, turns, requests } = balance(
      spoke(1, 60),
      spoke(2, 90, { stakeholderGroup: 'government' }),
      speaker(3, 30, NOW, { stakeholderGroup: 'government' }),
      floor(4),
    );
    expect({ seconds, turns, requests }).toEqual({ seconds: 180, turns: 3, requests: 4 });
    expect(parts).toEqual([
      { key: 'government', turns: 2, seconds: 120, percent: 67, requests: 2, requestPercent: 50 },
      { key: 'civil_society', turns: 1, seconds: 60, percent: 33, requests: 2, requestPercent: 50 },
      { key: 'academia', turns: 0, seconds: 0, percent: 0, requests: 0, requestPercent: 0 },
    ]);
  });

  it('counts a point of order as nobody’s, and the turns of the panel as time but not as asked for', () => {
    const { turns, seconds, requests } = balance(
      spoke(1, 60, { class: 'point_of_order' }),
      spoke(2, 40, { class: 'answer' }),
      floor(3, { status: 'offered' }),
    );
    expect({ turns, seconds, requests }).toEqual({ turns: 1, seconds: 40, requests: 0 });
  });

  it('shows who has no group last, and no shares of nothing', () => {
    const { parts } = balance(floor(1, { stakeholderGroup: null }));
    expect(parts.at(-1)).toMatchObject({ key: null, percent: null, requestPercent: 100 });
    expect(balance().parts.map(({ requestPercent }) => requestPercent)).toEqual([null, null, null]);
  });

  it('tells what each of the panel has had so far', () => {
    const had = secondsByPerson(
      [spoke(1, 60, { personId: 'p' }), spoke(2, 5, { personId: 'p' }), spoke(3, 9)],
      NOW,
    );
    expect([...had]).toEqual([['p', 65]]);
  });
});
