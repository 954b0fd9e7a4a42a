import { describe, expect, it } from '@jest/globals';
import { levelOf, micFault } from './mic.js';

const tone = (loud: number) => Float32Array.from({ length: 2_048 }, (_, at) => loud * Math.sin(at / 5));

describe('a test of the microphone', () => {
  it('shows silence as nothing, a voice in the middle and a shout as full', () => {
    expect(levelOf(new Float32Array(2_048))).toBe(0);
    expect(levelOf(tone(0.1))).toBeGreaterThan(0.3);
    expect(levelOf(tone(0.1))).toBeLessThan(0.6);
    expect(levelOf(tone(1))).toBe(1);
    expect(levelOf(new Float32Array(0))).toBe(0);
  });

  it('tells a missing microphone from one in use and one that is not allowed', () => {
    const named = (name: string) => Object.assign(new Error('no'), { name });
    expect(micFault(named('NotFoundError'))).toBe('none');
    expect(micFault(named('NotReadableError'))).toBe('busy');
    expect(micFault(named('NotAllowedError'))).toBe('denied');
    expect(micFault(named('SecurityError'))).toBe('denied');
  });
});
