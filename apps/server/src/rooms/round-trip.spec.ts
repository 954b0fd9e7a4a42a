import { describe, expect, it } from '@jest/globals';
import { RoundTrip } from './round-trip.js';
import { ManualTime } from './testing/rig.js';

function measuring() {
  const time = new ManualTime();
  const roundTrip = new RoundTrip(time.now);
  const pingAfter = (ms: number) => {
    time.pass(ms);
    return roundTrip.heard();
  };
  return { time, roundTrip, pingAfter };
}

describe('the round trip of a seat', () => {
  it('is unknown until a ping answers something', () => {
    const { roundTrip, pingAfter } = measuring();
    expect(roundTrip.ms).toBeNull();
    expect(pingAfter(100)).toBeUndefined();
    expect(roundTrip.ms).toBeNull();
  });

  it('is measured five times after a welcome and once after a head, and the latest counts', () => {
    const { roundTrip, pingAfter } = measuring();
    roundTrip.sent(5);
    expect([900, 210, 220, 190, 205].map(pingAfter)).toEqual([900, 210, 220, 190, 205]);
    expect(pingAfter(3_000)).toBeUndefined();
    roundTrip.sent(1);
    expect(pingAfter(330)).toBe(330);
    expect(roundTrip.ms).toBe(330);
  });

  it('of a far seat is not made short by a head that leaves meanwhile', () => {
    const { time, roundTrip, pingAfter } = measuring();
    roundTrip.sent(5);
    time.pass(1_900);
    roundTrip.sent(1);
    expect(pingAfter(100)).toBe(2_000);
    expect(pingAfter(1_900)).toBe(2_000);
    expect(pingAfter(100)).toBe(2_000);
  });

  it('longer than the time between two heads is measured all the same', () => {
    const { time, roundTrip, pingAfter } = measuring();
    roundTrip.sent(1);
    time.pass(10_000);
    roundTrip.sent(1);
    expect(pingAfter(2_000)).toBe(12_000);
    expect(pingAfter(10_000)).toBe(12_000);
  });

  it('is right again at the next head after a client gave up its pings', () => {
    const { time, roundTrip, pingAfter } = measuring();
    roundTrip.sent(5);
    expect(pingAfter(6_000)).toBe(6_000);
    time.pass(6_000);
    roundTrip.sent(1);
    expect(pingAfter(50)).toBe(50);
  });

  it('remembers a bounded number of frames of a client that never pings', () => {
    const { time, roundTrip, pingAfter } = measuring();
    for (let head = 0; head < 1_000; head += 1) {
      time.pass(10_000);
      roundTrip.sent(1);
    }
    const answers = Array.from({ length: 20 }, () => pingAfter(1)).filter((ms) => ms !== undefined);
    expect(answers).toHaveLength(8);
  });
});
