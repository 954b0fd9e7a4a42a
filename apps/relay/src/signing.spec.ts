import { describe, expect, it } from '@jest/globals';
import { idOf } from './testing/records.js';
import { SeatSigner } from './signing.js';

describe('the seats of phones', () => {
  const signer = new SeatSigner('secret', () => 1_000);

  it('are good until they end, and only where they were made', () => {
    const token = signer.sign(idOf(1), 2_000);
    expect(signer.read(token)).toBe(idOf(1));
    expect(new SeatSigner('secret', () => 2_000).read(token)).toBeUndefined();
    expect(new SeatSigner('other', () => 1_000).read(token)).toBeUndefined();
  });

  it('cannot be changed', () => {
    const token = signer.sign(idOf(1), 2_000);
    for (const forged of [
      token.replace(idOf(1), idOf(2)),
      token.replace('2000', '9000'),
      `${token}.x`,
      '',
      'a.b.c.d',
    ])
      expect(signer.read(forged)).toBeUndefined();
    expect(signer.read('x'.repeat(10_000))).toBeUndefined();
  });
});
