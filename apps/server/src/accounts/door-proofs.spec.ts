import { describe, expect, it } from '@jest/globals';
import type { JoinChallenge } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import { DoorProofs, zeroBitsOf } from './door-proofs.js';
import { Secret } from '../operations/secret.js';

const WHOM = { sessionId: 'a0000000-0000-4000-8000-000000000001', joinKey: 'k'.repeat(22) };
const BITS = 8;

/** What a device does: counts up until the hash begins with enough zero bits. `wrong`: until it does not. */
function solve({ salt, bits }: JoinChallenge, joinKey = WHOM.joinKey, wrong = false): string {
  for (let n = 0; ; n += 1) {
    const nonce = n.toString(36);
    const digest = createHash('sha256').update(`${salt}|${joinKey}|${nonce}`).digest();
    if (zeroBitsOf(digest) >= bits !== wrong) return nonce;
  }
}

function door(secret = 'one') {
  let now = 1_000_000;
  const proofs = new DoorProofs(new Secret(secret), () => now);
  return { proofs, later: (ms: number) => void (now += ms) };
}

describe('a proof at the door', () => {
  it('is good for whom it was asked of, once', () => {
    const { proofs } = door();
    const challenge = proofs.challenge(WHOM, BITS);
    const proof = { ...challenge, nonce: solve(challenge) };
    expect([proofs.spend(WHOM, proof), proofs.spend(WHOM, proof)]).toEqual([true, false]);
  });

  it('is not good without the work, nor with other bits than were asked', () => {
    const { proofs } = door();
    const challenge = proofs.challenge(WHOM, BITS);
    const lazy = { ...challenge, nonce: solve(challenge, WHOM.joinKey, true) };
    expect(proofs.spend(WHOM, lazy)).toBe(false);
    expect(proofs.spend(WHOM, { ...lazy, bits: 1, nonce: solve({ ...challenge, bits: 1 }) })).toBe(false);
  });

  it('is not good for another session or device', () => {
    const { proofs } = door();
    const challenge = proofs.challenge(WHOM, BITS);
    const proof = { ...challenge, nonce: solve(challenge) };
    const elsewhere = { ...WHOM, sessionId: 'a0000000-0000-4000-8000-000000000002' };
    const other = { ...WHOM, joinKey: 'l'.repeat(22) };
    const forOther = { ...challenge, nonce: solve(challenge, other.joinKey) };
    expect([proofs.spend(elsewhere, proof), proofs.spend(other, forOther)]).toEqual([false, false]);
    expect(proofs.spend(WHOM, proof)).toBe(true);
  });

  it('is not good when it was forged, or made with another secret', () => {
    const { proofs } = door();
    const foreign = door('another').proofs.challenge(WHOM, BITS);
    for (const mac of [foreign.mac, '', 'x'.repeat(43)])
      expect(proofs.spend(WHOM, { ...foreign, mac, nonce: solve(foreign) })).toBe(false);
    const stretched = { ...proofs.challenge(WHOM, BITS) };
    stretched.expiresAt += 60_000;
    expect(proofs.spend(WHOM, { ...stretched, nonce: solve(stretched) })).toBe(false);
  });

  it('ends after two minutes, and a used one is not forgotten before', () => {
    const { proofs, later } = door();
    const challenge = proofs.challenge(WHOM, BITS);
    const proof = { ...challenge, nonce: solve(challenge) };
    later(119_999);
    expect([proofs.spend(WHOM, proof), proofs.spend(WHOM, proof)]).toEqual([true, false]);
    const late = proofs.challenge(WHOM, BITS);
    later(120_000);
    expect(proofs.spend(WHOM, { ...late, nonce: solve(late) })).toBe(false);
  });

  it('is counted in bits, not bytes', () => {
    const bits = [[255], [128], [127], [1, 255], [0, 255], [0, 1], [0, 0]].map((bytes) =>
      zeroBitsOf(Uint8Array.from(bytes)),
    );
    expect(bits).toEqual([0, 0, 1, 7, 8, 15, 16]);
  });
});
