import { describe, expect, it } from '@jest/globals';
import type { HubLink, HubStatus, HubView, Presence } from '@openfloor/contract';
import { hub, question } from '../testing/records.js';
import {
  byRegion,
  heardAgo,
  hubNow,
  lastAsked,
  lateHubs,
  LEAST_MARK_PX,
  markSize,
  MOST_MARK_PX,
  sumOfHubs,
  takesPart,
  type Around,
} from './hubs.js';

const MINUTE = 60_000;
const NOW = Date.UTC(2006, 9, 31, 14, 0);

const presence = (...links: HubLink[]): Presence => ({
  participants: 0,
  onsite: 0,
  online: 0,
  hubs: links.map(({ no, status }) => [no, status]),
  links,
});
const link = (no: number, status: HubStatus, more: Partial<HubLink> = {}): HubLink => ({
  no,
  status,
  heardAt: NOW,
  roundTripMs: 310,
  waiting: 0,
  phones: null,
  ...more,
});
const heard = (stored: HubStatus, said: HubStatus, more: Partial<HubView> = {}): HubStatus =>
  hubNow(hub(1, { status: stored, ...more }), presence(link(1, said))).status;

describe('How a hub is', () => {
  it('is what presence hears of a hub that is expected or live', () => {
    expect(heard('live', 'degraded')).toBe('degraded');
    expect(heard('live', 'offline')).toBe('offline');
    expect(heard('expected', 'live')).toBe('live');
    expect(heard('expected', 'offline')).toBe('offline');
  });

  it('is what was decided, however late presence is', () => {
    for (const decided of ['suspended', 'closed', 'applied', 'declined'] as const)
      expect(heard(decided, 'live')).toBe(decided);
    expect(heard('live', 'expected')).toBe('live');
    expect(heard('live', 'suspended')).toBe('live');
  });

  it('is as good as everybody is told where nobody tells of its line', () => {
    const told = { ...presence(), links: undefined, hubs: [[1, 'offline']] } as unknown as Presence;
    expect(hubNow(hub(1, { status: 'live' }), told)).toMatchObject({ status: 'offline', heardAt: null });
    expect(hubNow(hub(1, { status: 'live' }), undefined).status).toBe('live');
  });

  it('carries the round trip, what waits and the phones of its line', () => {
    const said = presence(link(1, 'degraded', { roundTripMs: 1_240, waiting: 21, phones: 60 }));
    expect(hubNow(hub(1, { status: 'live' }), said)).toMatchObject({
      roundTripMs: 1_240,
      waiting: 21,
      phones: 60,
      heardAt: NOW,
    });
  });
});

describe('The hubs together', () => {
  const all = (...list: [HubStatus, number | null][]) =>
    list.map(([status, headcount], at) => {
      const stored = status === 'degraded' || status === 'offline' ? 'live' : status;
      return hubNow(hub(at + 1, { status: stored, headcount }), presence(link(at + 1, status)));
    });

  it('are counted where they are meant to be here, with the people of those that are', () => {
    const hubs = all(['live', 64], ['degraded', 20], ['offline', 40], ['expected', null]);
    expect(sumOfHubs(hubs)).toEqual({ live: 2, of: 4, people: 84 });
    expect(sumOfHubs([...hubs, ...all(['suspended', 9], ['closed', 9])])).toEqual({
      live: 2,
      of: 4,
      people: 84,
    });
  });

  it('take part unless they only ask to or were not taken', () => {
    expect(takesPart({ status: 'applied' })).toBe(false);
    expect(takesPart({ status: 'declined' })).toBe(false);
    expect(takesPart({ status: 'suspended' })).toBe(true);
  });

  it('stand by region and then by name', () => {
    const list = [
      hub(1, { name: 'Suva', regionalGroup: 'asia_pacific' }),
      hub(2, { name: 'Nairobi', regionalGroup: 'african' }),
      hub(3, { name: 'Somewhere', regionalGroup: null }),
      hub(4, { name: 'Accra', regionalGroup: 'african' }),
    ].map((one) => hubNow(one, undefined));
    expect(
      byRegion(list, 'en').map(({ region, hubs }) => [region, ...hubs.map((now) => now.hub.name)]),
    ).toEqual([
      ['african', 'Accra', 'Nairobi'],
      ['asia_pacific', 'Suva'],
      [null, 'Somewhere'],
    ]);
  });

  it('have marks whose areas are as their people, never too small to be seen', () => {
    expect(markSize(64, 64)).toBe(MOST_MARK_PX);
    expect(markSize(16, 64)).toBe(MOST_MARK_PX / 2);
    expect(markSize(0, 64)).toBe(LEAST_MARK_PX);
    expect(markSize(0, 0)).toBe(LEAST_MARK_PX);
  });
});

describe('A hub that is missed', () => {
  const around = (change: Partial<Around> = {}): Around => ({
    phase: 'open',
    openedAt: NOW - 60 * MINUTE,
    asks: true,
    askedAt: new Map(),
    now: NOW,
    ...change,
  });
  const codes = (now: ReturnType<typeof hubNow>, change: Partial<Around> = {}): string[] =>
    lateHubs([now], around(change)).map(({ code }) => code);
  const offline = (heardAt: number | null) =>
    hubNow(hub(1, { status: 'live' }), presence(link(1, 'offline', { heardAt })));

  it('is pointed out after two minutes without a word, and where it was never heard', () => {
    expect(codes(offline(NOW - 2 * MINUTE))).toEqual([]);
    expect(codes(offline(NOW - 2 * MINUTE - 1))).toEqual(['offline']);
    expect(codes(offline(null))).toEqual(['offline']);
  });

  it('is pointed out while it is awaited in an open session, and not before', () => {
    const expected = hubNow(hub(1, { status: 'expected' }), undefined);
    expect(codes(expected)).toEqual(['awaited']);
    expect(codes(expected, { phase: 'break' })).toEqual(['awaited']);
    expect(codes(expected, { phase: 'lobby' })).toEqual([]);
  });

  it('is pointed out when it is here and has asked nothing in twenty minutes', () => {
    const live = hubNow(hub(1, { status: 'live', countedAt: NOW - 40 * MINUTE }), undefined);
    const asked = (minutes: number): Partial<Around> => ({
      askedAt: new Map([[live.hub.id, NOW - minutes * MINUTE]]),
    });
    expect(codes(live)).toEqual(['quiet']);
    expect(codes(live, asked(21))).toEqual(['quiet']);
    expect(codes(live, asked(20))).toEqual([]);
    expect(codes(live, { openedAt: NOW - 20 * MINUTE })).toEqual([]);
    expect(codes(live, { asks: false })).toEqual([]);
    expect(codes(live, { phase: 'break' })).toEqual([]);
    const fresh = hubNow(hub(1, { status: 'live', countedAt: NOW - MINUTE }), undefined);
    expect(codes(fresh)).toEqual([]);
  });

  it('is no more missed when it is closed or suspended, or the session is over', () => {
    for (const status of ['closed', 'suspended'] as const)
      expect(codes(hubNow(hub(1, { status }), presence(link(1, 'offline', { heardAt: 0 }))))).toEqual([]);
    expect(codes(offline(0), { phase: 'closed' })).toEqual([]);
  });

  it('asked last when its latest question was sent', () => {
    const one = hub(1).id;
    const list = [
      question(1, { hubId: one, submittedAt: 5 }),
      question(2, { hubId: one, submittedAt: 9 }),
      question(3, { submittedAt: 11 }),
    ];
    expect([...lastAsked(list)]).toEqual([[one, 9]]);
  });
});

describe('When a hub was heard', () => {
  it('is told in seconds for a minute, and then as a time', () => {
    expect(heardAgo(NOW - 12_400, NOW)).toEqual({ seconds: 12 });
    expect(heardAgo(NOW - 59_999, NOW)).toEqual({ seconds: 59 });
    expect(heardAgo(NOW - MINUTE, NOW)).toEqual({ at: NOW - MINUTE });
    expect(heardAgo(NOW + 500, NOW)).toEqual({ seconds: 0 });
    expect(heardAgo(null, NOW)).toBeNull();
  });
});
