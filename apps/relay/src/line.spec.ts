import { describe, expect, it } from '@jest/globals';
import { Line } from './line.js';
import { roomSnapshot } from './testing/records.js';

describe('what is told of the uplink', () => {
  it('is each change once, with since when it is so and why the hub is not taken any more', () => {
    let now = 100;
    const told: string[] = [];
    const line = new Line(() => now);
    line.tell = (said) => void told.push(said);
    const heard = (connection: 'connecting' | 'live' | 'offline' | 'refused', refusal?: string): void => {
      now += 10;
      line.heard(roomSnapshot(1, [], { connection, refusal, roundTripMs: 42 }));
    };
    heard('live');
    heard('live');
    expect(line.now).toEqual({ upstream: 'live', since: 110, roundTripMs: 42, seatRefused: null });
    heard('offline');
    heard('offline');
    heard('live');
    heard('refused', 'NOT_ALLOWED');
    expect(line.now).toMatchObject({ upstream: 'refused', seatRefused: 'NOT_ALLOWED' });
    expect(told.map((said) => said.split('.')[0])).toEqual([
      'The room is in reach',
      'The room is out of reach',
      'The room is in reach',
      'The room does not take this hub any more (NOT_ALLOWED)',
    ]);
  });
});
