import { describe, expect, it } from '@jest/globals';
import { Lag } from './lag.js';

describe('how late a process is', () => {
  const lagAfter = (...waits: number[]) => {
    let now = 0;
    const lag = new Lag(() => now);
    for (const wait of waits) {
      now += wait;
      lag.tick();
    }
    return lag.ms;
  };

  it('is nothing while its timer fires in time', () => {
    expect(lagAfter(100, 100, 100)).toBe(0);
  });

  it('is nothing after one long breath, as when memory is tidied', () => {
    expect(lagAfter(100, 2_000, 100)).toBe(0);
    expect(lagAfter(2_000, 2_000, 100)).toBe(0);
  });

  it('is what everything had to wait at least once it lasts, and ends with it', () => {
    expect(lagAfter(700, 900, 800)).toBe(600);
    expect(lagAfter(700, 900, 800, 100)).toBe(0);
  });
});
