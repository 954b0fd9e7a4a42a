import { describe, expect, it } from '@jest/globals';
import { Seals } from '../operations/seals.js';
import { Secret } from '../operations/secret.js';
import { Slips } from './slips.js';

const node = (now: () => number) => new Slips(new Seals(new Secret('a secret that only tests know')), now);

const asked = (text: string) => ({ said: { act: 'ask', code: 'TOO_LONG' }, draft: { text } }) as const;

describe('slips', () => {
  it('are for the one who sent the form, for a quarter of an hour', () => {
    let now = 0;
    const slips = node(() => now);
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

  it.each(['Mine?', 'x'.repeat(5_000)])('of every length end, and are nobody else’s: %#', (text) => {
    let now = 0;
    const slips = node(() => now);
    const id = slips.put(asked(text), 'one');
    expect([slips.get(id, 'one')?.draft?.text, slips.get(id, 'other'), slips.get(id)]).toEqual([
      text,
      undefined,
      undefined,
    ]);
    now = 15 * 60_000;
    expect(slips.get(id, 'one')).toBeUndefined();
  });

  it('that are short can be read on every node, and tell nothing in the address', () => {
    const id = node(() => 0).put(asked('Who audits the auditors?'), 'one');
    expect(id).toMatch(/^[\w-]{40,1500}$/);
    expect(Buffer.from(id, 'base64url').toString()).not.toContain('auditors');
    expect(node(() => 0).get(id, 'one')?.draft?.text).toBe('Who audits the auditors?');
    expect(node(() => 0).get(id, 'other')).toBeUndefined();
  });

  it('are had by their id alone where there is no cookie', () => {
    const slips = node(() => 0);
    expect(slips.get(slips.put(asked('Anybody?')))?.draft?.text).toBe('Anybody?');
  });

  it('make room for newer ones before they take too much', () => {
    const slips = node(() => 0);
    const ids = Array.from({ length: 100 }, () => slips.put(asked('x'.repeat(100_000)), 'one'));
    expect(slips.get(ids[0], 'one')).toBeUndefined();
    expect(slips.get(ids[99], 'one')).toBeDefined();
    expect(ids.filter((id) => slips.get(id, 'one')).length).toBeGreaterThan(70);
  });
});
