import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoWelcome, NOW } from '../testing/fixture.js';
import { speaker } from '../testing/floors.js';
import { turnOf } from './turn.js';

describe('the turn that the hall watches', () => {
  const room = roomOfWelcome(demoWelcome());
  const clock = (purpose: 'segment' | 'answer') => ({
    kind: 'clock' as const,
    id: purpose,
    rev: 1,
    no: 1,
    purpose,
    label: null,
    refId: null,
    clock: { running: true, sinceAt: NOW, elapsedMs: 0 },
    allowedSeconds: 120,
    warnSeconds: 30,
  });

  it('is that of whoever has the floor, else an answer that nobody was named for, never the segment', () => {
    const one = speaker(4, 20, NOW);
    const both = { ...room, clocks: [clock('segment'), clock('answer')] };
    expect(turnOf({ ...both, floors: new Map([[one.id, one]]) })?.id).toBe(one.id);
    expect(turnOf(both)?.id).toBe('answer');
    expect(turnOf({ ...room, clocks: [clock('segment')] })).toBeUndefined();
  });
});
