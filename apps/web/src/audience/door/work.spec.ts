import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { headOfSha256 } from './sha-256.js';
import { work } from './work.js';

const head = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);

describe('the work at the door', () => {
  it('hashes like everybody else, whatever the length', () => {
    for (let length = 0; length < 200; length += 1) {
      const text = 'c2FsdA|k0-'.repeat(20).slice(0, length);
      expect([length, headOfSha256(text)]).toEqual([length, head(text)]);
    }
  });

  it('ends with what the door wanted', async () => {
    const challenge = { salt: 'c2FsdHNhbHQ', bits: 12, expiresAt: 1, mac: 'bWFj' };
    const joinKey = 'f'.repeat(32);
    const proof = await work(challenge, joinKey);
    expect(proof).toMatchObject(challenge);
    expect(Math.clz32(head(`${challenge.salt}|${joinKey}|${proof.nonce}`))).toBeGreaterThanOrEqual(12);
  });

  it('gives the page its turn again and again', async () => {
    let rests = 0;
    const rest = () => {
      rests += 1;
      return Promise.resolve();
    };
    await work({ salt: 'c2FsdHNhbHQ', bits: 16, expiresAt: 1, mac: 'bWFj' }, 'e'.repeat(32), rest);
    expect(rests).toBeGreaterThan(1);
  });
});
