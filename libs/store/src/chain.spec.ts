import { describe, expect, it } from '@jest/globals';
import { canonicalJson, digestOf, hashOf } from './chain.js';

const ENTRY = {
  no: 1,
  at: 60_000,
  role: 'moderator',
  act: 'question.decline',
  about: { kind: 'question', no: 4 },
  from: 'pending',
  to: 'declined',
  reason: 'off_topic',
};

describe('the chain of a ledger', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ 10: 'x', 9: 'y', B: 0, a: 0 }, '{"10":"x","9":"y","B":0,"a":0}'],
    [{ list: [{ z: 1, y: null }, 'é\n"'], none: undefined }, '{"list":[{"y":null,"z":1},"é\\n\\""]}'],
    [[undefined, 1.5, true], '[null,1.5,true]'],
    [{}, '{}'],
    [JSON.parse('{"__proto__":{"x":1},"a":1}') as unknown, '{"__proto__":{"x":1},"a":1}'],
  ])('writes %j as everybody else would', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('has the digests and hashes that its rule says', () => {
    expect(digestOf('abc', '')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(digestOf('a', 'bc')).toBe(digestOf('abc', ''));
    const told =
      '{"about":{"kind":"question","no":4},"act":"question.decline","at":60000,"from":"pending",' +
      '"no":1,"reason":"off_topic","role":"moderator","to":"declined"}';
    expect(hashOf('before', ENTRY, 'digest')).toBe(digestOf('before', `${told}digest`));
  });

  it.each(
    Object.entries({
      ...ENTRY,
      about: null,
      from: null,
      to: null,
      reason: null,
      no: 2,
      at: 0,
      role: 'chair',
      act: 'x',
    }),
  )('gives another hash when %s is another', (field, value) => {
    expect(hashOf('before', { ...ENTRY, [field]: value }, 'digest')).not.toBe(
      hashOf('before', ENTRY, 'digest'),
    );
  });

  it('covers what hangs on it alone, not what is beside it', () => {
    expect(hashOf('before', { ...ENTRY, salt: 'x' } as typeof ENTRY, 'd')).toBe(hashOf('before', ENTRY, 'd'));
  });
});
