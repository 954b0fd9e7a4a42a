import { describe, expect, it } from '@jest/globals';
import type { SignalView } from '@openfloor/contract';
import { floor, floorId } from '../../testing/floors.js';
import { askedReady } from './asked-ready.js';

const HUB = 'hub 1';
const party = { role: 'moderator', personId: null, hubId: null } as const;
const said = (at: number, change: Partial<SignalView> = {}): SignalView => ({
  id: `signal ${at}`,
  from: party,
  to: { roles: [], personIds: [], hubIds: [HUB] },
  level: 'attention',
  code: 'message',
  text: 'You are next. Are you ready?',
  refId: floorId(1),
  at,
  own: true,
  seen: false,
  seenBy: [],
  ...change,
});
const waits = floor(1, { hubId: HUB });

describe('Asking a hub whether it is ready', () => {
  it('is remembered by its last word, with the time at which the hub read it', () => {
    const seenBy = [{ ...party, role: 'hub' as const, hubId: HUB, at: 9 }];
    expect(askedReady([said(5), said(3, { seenBy })], waits)).toEqual({ at: 5, readAt: null });
    expect(askedReady([said(5, { seenBy })], waits)).toEqual({ at: 5, readAt: 9 });
  });

  it('is no word about somebody else, to somebody else, or of the hub itself', () => {
    expect(askedReady([said(5, { refId: floorId(2) })], waits)).toBeNull();
    expect(askedReady([said(5, { to: { roles: ['hub'], personIds: [], hubIds: [] } })], waits)).toBeNull();
    expect(askedReady([said(5, { own: false })], waits)).toBeNull();
    expect(askedReady([said(5)], floor(1))).toBeNull();
  });
});
