import { describe, expect, it } from '@jest/globals';
import { Id } from '@openfloor/contract';
import { derivedId } from './derived-id.js';
import { timeId } from './time-id.js';

describe('ids', () => {
  it('made from causes are the same for the same causes and no others', () => {
    expect(derivedId('join', 'a', 'b')).toBe(derivedId('join', 'a', 'b'));
    expect(derivedId('join', 'a', 'b')).not.toBe(derivedId('join', 'ab', ''));
    expect(Id.safeParse(derivedId('x')).success).toBe(true);
    expect(derivedId('x')[14]).toBe('4');
  });

  it('of what organisers make sort by time', () => {
    const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((at) => timeId(at));
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every((id) => Id.safeParse(id).success && id[14] === '7')).toBe(true);
    expect(new Set(Array.from({ length: 1_000 }, () => timeId(1))).size).toBe(1_000);
  });
});
