import type { StakeholderGroup } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { balanceOf, placesOf } from './balance.js';

const by = (no: number, stakeholderGroup: StakeholderGroup | null) =>
  question(no, { author: { ...question(no).author, stakeholderGroup } });

describe('The balance of the queue', () => {
  it('shows each group, also one that nobody queued, beside its share of what was asked', () => {
    const all = [by(1, 'government'), by(2, 'civil_society'), by(3, 'civil_society'), by(4, null)];
    expect(balanceOf([all[1] as (typeof all)[0]], all, ['government', 'civil_society'])).toEqual([
      { group: 'government', queued: 0, askedPercent: 25 },
      { group: 'civil_society', queued: 1, askedPercent: 50 },
    ]);
  });

  it('claims no share where nothing was asked', () => {
    expect(balanceOf([], [], ['government'])[0]?.askedPercent).toBeNull();
  });

  it('counts places, each hub by itself', () => {
    const hub = questionId(9_300);
    const list = [question(1), question(2, { attendance: 'hub', hubId: hub }), question(3)];
    expect([...placesOf(list)]).toEqual([
      ['onsite', 2],
      [hub, 1],
    ]);
  });

  it('names a hub of which nothing is queued, while people were counted there', () => {
    const heard = { status: 'live', headcount: 64 } as const;
    const list = [question(1, { attendance: 'hub', hubId: 'nairobi' })];
    const hubs = [
      { id: 'nairobi', ...heard },
      { id: 'suva', ...heard },
      { id: 'lima', status: 'expected', headcount: null } as const,
      { id: 'gone', status: 'closed', headcount: 9 } as const,
    ];
    expect([...placesOf(list, hubs)]).toEqual([
      ['nairobi', 1],
      ['suva', 0],
    ]);
  });
});
