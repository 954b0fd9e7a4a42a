import { describe, expect, it } from '@jest/globals';
import { Slips } from './slips.js';

const asked = (text: string) => ({ said: { act: 'ask', code: 'TOO_LONG' }, draft: { text } }) as const;

describe('slips', () => {
  it('are for the one who sent the form, for a quarter of an hour', () => {
    let now = 0;
    const slips = new Slips(() => now);
    const id = slips.put(asked('Mine?'), 'one');
    expect(slips.get(id, 'one')?.draft?.text).toBe('Mine?');
    expect([slips.get(id, 'other'), slips.get(id), slips.get('x', 'one'), slips.get([id], 'one')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    now = 15 * 60_000;
    expect(slips.get(id, 'one')).toBeUndefined();
  });

  it('are had by their id alone where there is no cookie', () => {
    const slips = new Slips(() => 0);
    expect(slips.get(slips.put(asked('Anybody?')))?.draft?.text).toBe('Anybody?');
  });

  it('make room for newer ones before they take too much', () => {
    const slips = new Slips(() => 0);
    const ids = Array.from({ length: 100 }, () => slips.put(asked('x'.repeat(100_000)), 'one'));
    expect(slips.get(ids[0], 'one')).toBeUndefined();
    expect(slips.get(ids[99], 'one')).toBeDefined();
    expect(ids.filter((id) => slips.get(id, 'one')).length).toBeGreaterThan(70);
  });
});
