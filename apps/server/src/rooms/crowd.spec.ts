import { describe, expect, it } from '@jest/globals';
import { Config } from '../config/config.js';
import { Crowd, type Newcomer } from './crowd.js';

class Phone {
  readonly told: unknown[] = [];
  isClosed = false;
  emit(_event: string, frame: unknown): void {
    this.told.push(frame);
  }
  disconnect(): void {
    this.isClosed = true;
  }
}

const address = '192.0.2.1';
const reader: Newcomer = { actor: undefined, role: 'participant', address };
const ama: Newcomer = { actor: { type: 'participant', id: 'ama' }, role: 'participant', address };
const device = { type: 'invited', id: 'mona', invitationId: 'link', deviceId: 'laptop' } as const;
const mona: Newcomer = { actor: device, role: 'moderator', address };

function crowd(change: Partial<Config['crowd']> = {}): Crowd {
  const config = new Config();
  Object.assign(config.crowd, change);
  return new Crowd(config);
}

const sits = (own: Crowd, who: Newcomer, count: number) =>
  Array.from({ length: count }, () => {
    const phone = new Phone();
    return { phone, leave: own.enter(phone, who) };
  });

describe('a crowd', () => {
  it('has five sockets of one person, and with the sixth the first is put aside for a minute', () => {
    const sat = sits(crowd(), ama, 7);
    expect(sat.map(({ phone }) => phone.isClosed)).toEqual([true, true, false, false, false, false, false]);
    expect(sat[0]?.phone.told).toEqual([{ reconnectInMs: 60_000 }]);
  });

  it('counts no socket that has left, in whatever order they go', () => {
    const own = crowd();
    const [first, second] = sits(own, ama, 5);
    first?.leave();
    second?.leave();
    first?.leave();
    const sat = sits(own, ama, 2);
    expect(sat.some(({ phone }) => phone.isClosed)).toBe(false);
  });

  it('lets a link of staff be open on four times as many screens, and counts devices apart', () => {
    const own = crowd();
    const screens = sits(own, mona, 20);
    const phone = { ...mona, actor: { ...device, deviceId: 'phone' } };
    expect([...screens, ...sits(own, phone, 20)].some(({ phone: one }) => one.isClosed)).toBe(false);
    sits(own, mona, 1);
    expect(screens.filter(({ phone: one }) => one.isClosed)).toHaveLength(1);
  });

  it('has so many readers of one address, of IPv6 of one network, and others are not shut out for them', () => {
    const own = crowd({ readersPerAddress: 2 });
    const at = (place: string) => ({ ...reader, address: place });
    const [first] = sits(own, at('2001:db8:1:2::1'), 1);
    sits(own, at('2001:db8:1:2::2'), 1);
    expect(() => own.expectRoom(at('2001:db8:1:2::3'), 0)).toThrow(expect.objectContaining({ code: 'BUSY' }));
    own.expectRoom(at('2001:db8:1:3::1'), 0);
    own.expectRoom({ ...ama, address: '2001:db8:1:2::3' }, 0);
    first?.leave();
    own.expectRoom(at('2001:db8:1:2::3'), 0);
  });

  it('fills a room to its limit, says when to come back, each at another moment, and always lets staff in', () => {
    const own = crowd({ socketsPerRoom: 100 });
    own.expectRoom(ama, 99);
    own.expectRoom(mona, 5_000);
    const waits = Array.from({ length: 20 }, () => {
      try {
        own.expectRoom(ama, 100);
        return 0;
      } catch (error) {
        return (error as { retryAfterMs: number }).retryAfterMs;
      }
    });
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(10_000);
    expect(new Set(waits).size).toBeGreaterThan(5);
  });

  it('has no limits where they are 0', () => {
    const own = crowd({ socketsPerRoom: 0, readersPerAddress: 0, socketsPerPerson: 0, lateMs: 0 });
    expect(sits(own, ama, 50).some(({ phone }) => phone.isClosed)).toBe(false);
    sits(own, reader, 50);
    own.expectRoom(reader, 50_000);
  });
});
