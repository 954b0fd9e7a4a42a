import { describe, expect, it } from '@jest/globals';
import {
  checkInOf,
  countFormOf,
  faultIn,
  stepped,
  sumOf,
  typedNumber,
  withGroup,
  withTotal,
} from './count-form.js';

const EMPTY = countFormOf(undefined);

describe('a count of the room', () => {
  it('opens with what was counted last', () => {
    expect(countFormOf({ headcount: 64, groups: { civil_society: 31 } })).toEqual({
      total: 64,
      isTotalTyped: true,
      groups: { civil_society: 31 },
    });
  });

  it('has the total follow the groups until somebody types it', () => {
    const counted = withGroup(stepped(EMPTY, 'academia', 1), 'government', 8);
    expect(counted.total).toBe(9);
    const typed = withTotal(counted, 20);
    expect(stepped(typed, 'academia', 1)).toMatchObject({
      total: 20,
      groups: { academia: 2, government: 8 },
    });
    expect(withTotal(typed, undefined).total).toBeUndefined();
  });

  it('never counts fewer than nobody', () => {
    expect(sumOf(stepped(EMPTY, 'academia', -1).groups)).toBe(0);
  });

  it('is not given without a total, or with more people in the groups than in the room', () => {
    expect(faultIn(EMPTY)).toBe('noTotal');
    expect(checkInOf(EMPTY)).toBeUndefined();
    const wrong = withGroup(withTotal(EMPTY, 3), 'government', 4);
    expect(faultIn(wrong)).toBe('tooMany');
    expect(checkInOf(wrong)).toBeUndefined();
    expect(checkInOf(withTotal(wrong, 4))).toEqual({ headcount: 4, groups: { government: 4 } });
  });

  it('forgets a group whose number was taken away, which is not the same as none', () => {
    const counted = withGroup(withTotal(EMPTY, 5), 'government', 2);
    expect(withGroup(counted, 'government', undefined).groups).toEqual({});
    expect(withGroup(counted, 'government', 0).groups).toEqual({ government: 0 });
  });

  it('reads the digits of any script and nothing else', () => {
    expect(['64', ' 6 4 ', '٦٤', '６４', '६४', '-6'].map(typedNumber)).toEqual([64, 64, 64, 64, 64, 6]);
    expect(['', 'many', '−'].map(typedNumber)).toEqual([undefined, undefined, undefined]);
    expect(typedNumber('99999999')).toBe(100_000);
  });
});
