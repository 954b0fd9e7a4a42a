import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../../testing/memory-keep.js';
import { FIRST_LOOK, keepLook, keptLook, sizeAfter } from './look.js';

describe('The look of a panellist’s screen', () => {
  it('is dark and 50 px at first', () => {
    expect(keptLook(memoryKeep())).toEqual({ size: 50, theme: 'dark' });
  });

  it('is remembered on the device', () => {
    const keep = memoryKeep();
    keepLook(keep, { size: 58, theme: 'light' });
    expect(keptLook(keep)).toEqual({ size: 58, theme: 'light' });
  });

  it('is as at first where what was kept makes no sense', () => {
    const keep = memoryKeep();
    for (const odd of ['{', '7', 'null', '{"size":400,"theme":"pink"}']) {
      keep.setItem('openfloor.panel', odd);
      expect(keptLook(keep)).toEqual(FIRST_LOOK);
    }
  });

  it('grows and shrinks from 42 to 58 and not beyond', () => {
    expect([42, 50, 58].map((size) => sizeAfter(size, 1))).toEqual([46, 54, 58]);
    expect([42, 50, 58].map((size) => sizeAfter(size, -1))).toEqual([42, 46, 54]);
  });
});
