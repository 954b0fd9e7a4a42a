import { describe, expect, it } from '@jest/globals';
import { NO_PROFILE, type Phone } from '../phones/phone.js';
import { Crowd } from './crowd.js';
import { USUAL_LIMITS } from './limits.js';

const phone = (id: string): Phone => ({ id, key: id, author: id, profile: { ...NO_PROFILE } });
const limits = {
  ...USUAL_LIMITS,
  sockets: 5,
  socketsPerAddress: 4,
  readersPerAddress: 2,
  socketsPerPhone: 2,
};
const HERE = '192.0.2.1';

/** A socket that remembers what it was told. */
function socket() {
  const told: unknown[] = [];
  const emit = (event: string, frame: unknown) => told.push([event, frame]);
  return { told, emit, disconnect: () => told.push('closed') };
}

describe('a crowd at the door of a relay', () => {
  const refused = (crowd: Crowd, who: Phone | undefined, address: string) => {
    try {
      crowd.expectRoom(who, address);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('has so many places for those without a seat, for one address, and in all, and gives them back', () => {
    const crowd = new Crowd(limits);
    crowd.enter(socket(), undefined, HERE);
    const leave = crowd.enter(socket(), undefined, HERE);
    expect(refused(crowd, undefined, HERE)).toMatchObject({ code: 'BUSY', retryAfterMs: expect.any(Number) });
    expect(refused(crowd, phone('a'), HERE)).toBeUndefined();
    crowd.enter(socket(), phone('a'), HERE);
    crowd.enter(socket(), phone('b'), HERE);
    expect(refused(crowd, phone('c'), HERE)).toMatchObject({ message: expect.stringContaining('address') });
    expect(refused(crowd, phone('c'), '192.0.2.2')).toBeUndefined();
    crowd.enter(socket(), phone('c'), '192.0.2.2');
    expect(refused(crowd, phone('d'), '192.0.2.3')).toMatchObject({
      message: expect.stringContaining('relay'),
    });
    leave();
    expect(refused(crowd, undefined, HERE)).toBeUndefined();
  });

  it('closes the oldest socket of a phone that opens one more than it may have', () => {
    const crowd = new Crowd(limits);
    const [first, second, third] = [socket(), socket(), socket()];
    for (const one of [first, second, third]) crowd.enter(one, phone('a'), HERE);
    expect(first.told).toEqual([['draining', { reconnectInMs: 60_000 }], 'closed']);
    expect([second.told, third.told]).toEqual([[], []]);
  });
});
