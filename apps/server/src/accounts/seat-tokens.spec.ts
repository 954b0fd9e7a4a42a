import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SeatTokens, type SeatClaim } from './seat-tokens.js';
import { Secret } from '../operations/secret.js';

const participant: SeatClaim = { sessionId: randomUUID(), actor: { type: 'participant', id: randomUUID() } };
const device: SeatClaim = {
  sessionId: randomUUID(),
  actor: { type: 'invited', id: randomUUID(), invitationId: randomUUID(), deviceId: randomUUID() },
};
const tokens = (secret = 'one', now = 1_000) => new SeatTokens(new Secret(secret), () => now);

describe('a seat token', () => {
  it.each([participant, device])('says who sits where: %j', (claim) => {
    expect(tokens().read(tokens().make(claim, 2_000))).toEqual(claim);
  });

  it('fits into a header', () => {
    expect(tokens().make(device, 2_000)).toMatch(/^[\w.-]{1,600}$/);
  });

  it('ends', () => {
    const token = tokens().make(participant, 2_000);
    expect(tokens('one', 1_999).read(token)).toEqual(participant);
    expect(tokens('one', 2_000).read(token)).toBeUndefined();
  });

  it('is worth nothing under another secret', () => {
    expect(tokens('two').read(tokens('one').make(participant, 2_000))).toBeUndefined();
  });

  it('is worth nothing with a single character changed', () => {
    const token = tokens().make(participant, 2_000);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(tokens().read(`${token.slice(0, at)}${other}${token.slice(at + 1)}`)).toBeUndefined();
    }
  });

  it.each(['', 'seat', 'seat...', 'seat.a.b.c.d', 'x'.repeat(10_000), 'eyJhbGciOiJub25lIn0.eyJpZCI6MX0.'])(
    'is not %j',
    (token) => expect(tokens().read(token)).toBeUndefined(),
  );

  it('cannot name another session under the signature of this one', () => {
    const [mark, key, , signature] = tokens().make(participant, 2_000).split('.');
    const payload = Buffer.from(JSON.stringify({ ...participant, sessionId: randomUUID(), endsAt: 9e15 }));
    expect(tokens().read([mark, key, payload.toString('base64url'), signature].join('.'))).toBeUndefined();
  });
});
