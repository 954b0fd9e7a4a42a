import { describe, expect, it } from '@jest/globals';
import { Seals } from './seals.js';
import { Secret } from './secret.js';

describe('what is sealed', () => {
  const seals = new Seals(new Secret('a secret that only tests know'));

  it('opens with the same purpose and for the same one alone', () => {
    const sealed = seals.seal('codes', 'JBSWY3DPEHPK3PXP', 'ama');
    expect(seals.open('codes', sealed, 'ama')).toBe('JBSWY3DPEHPK3PXP');
    expect(seals.open('codes', sealed, 'ben')).toBeUndefined();
    expect(seals.open('cookies', sealed, 'ama')).toBeUndefined();
    expect(
      new Seals(new Secret('another secret, of another place')).open('codes', sealed, 'ama'),
    ).toBeUndefined();
  });

  it('says nothing of what is in it and is never the same', () => {
    const both = ['once', 'again'].map(() => seals.seal('codes', 'JBSWY3DPEHPK3PXP', 'ama'));
    expect(both[0]).not.toBe(both[1]);
    expect(Buffer.from(both.join(''), 'base64url').toString('latin1')).not.toContain('JBSW');
  });

  it('does not open where one bit of it, or its tag, was changed or cut off', () => {
    const bytes = Buffer.from(seals.seal('codes', 'x'), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(seals.open('codes', changed.toString('base64url'))).toBeUndefined();
      expect(seals.open('codes', bytes.subarray(0, at).toString('base64url'))).toBeUndefined();
    }
    expect(seals.open('codes', 'A'.repeat(100_000))).toBeUndefined();
  });
});
