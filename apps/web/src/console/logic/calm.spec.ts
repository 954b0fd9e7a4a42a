import { describe, expect, it } from '@jest/globals';
import { calmOrder, isCalmed } from './calm.js';

describe('A list under the pointer', () => {
  it('moves nothing that stands, keeps who has left, and takes new ones at its end', () => {
    expect(calmOrder(['a', 'b', 'c'], ['x', 'c', 'a'])).toEqual(['a', 'b', 'c', 'x']);
  });

  it('says when it is no longer the order of the room', () => {
    expect(isCalmed(['a', 'b'], ['a', 'b'])).toBe(false);
    expect(isCalmed(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(isCalmed(['a', 'b'], ['a'])).toBe(true);
  });
});
