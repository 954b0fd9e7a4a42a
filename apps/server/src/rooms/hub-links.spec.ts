import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HubStatus } from '@openfloor/contract';
import type { Room } from '@openfloor/room';
import { HubLinks } from './hub-links.js';
import { Seats } from './outlet.js';
import { ManualTime, testSeat, type TestSeat } from './testing/rig.js';

interface Told {
  id: string;
  no: number;
  status: HubStatus;
  checkedIn: boolean;
}

describe('how hubs are heard', () => {
  let time: ManualTime;
  let seats: Seats;
  let links: HubLinks;
  let hubs: Told[];
  let changes: number;

  const hub = (no: number, status: HubStatus = 'expected', checkedIn = false): Told => {
    const told = { id: `hub ${no}`, no, status, checkedIn };
    hubs.push(told);
    return told;
  };
  const sit = ({ id }: Told): TestSeat => {
    const seat = testSeat(time, id, { role: 'hub' });
    seats.add(seat, 'public');
    links.enter(seat);
    return seat;
  };
  const leave = (seat: TestSeat) => {
    seats.remove(seat);
    links.leave(seat);
  };
  const measure = (seat: TestSeat, ms: number) => {
    seat.answersAfter(ms);
    links.measured(seat);
  };
  const statusOf = ({ no }: Told) => new Map(links.statuses).get(no);
  const linkOf = ({ no }: Told) => links.links.find((link) => link.no === no);

  beforeEach(() => {
    time = new ManualTime();
    seats = new Seats();
    hubs = [];
    changes = 0;
    const room = { list: () => hubs } as unknown as Room;
    links = new HubLinks({ room }, seats, time, () => (changes += 1));
  });

  it('leaves out those that were only applied for, and orders the others by number', () => {
    hub(1, 'applied');
    hub(4);
    hub(2, 'declined');
    hub(3, 'closed');
    expect(links.statuses).toEqual([
      [3, 'closed'],
      [4, 'expected'],
    ]);
    expect(links.links.map(({ no }) => no)).toEqual([3, 4]);
  });

  it('is what was decided where that is the end, whoever is connected', () => {
    const [closed, suspended] = [hub(1, 'closed', true), hub(2, 'suspended', true)];
    sit(closed);
    sit(suspended);
    expect(links.statuses.map(([, status]) => status)).toEqual(['closed', 'suspended']);
  });

  it('knows expected hubs from such as were there before this server began', () => {
    expect(statusOf(hub(1))).toBe('expected');
    expect(statusOf(hub(2, 'live', true))).toBe('offline');
  });

  it('is live while a seat of the hub is here, and offline when the last one leaves', () => {
    const one = hub(1);
    const [first, second] = [sit(one), sit(one)];
    expect(statusOf(one)).toBe('live');
    leave(first);
    expect(statusOf(one)).toBe('live');
    time.pass(3_000);
    leave(second);
    expect(statusOf(one)).toBe('offline');
    expect(linkOf(one)?.heardAt).toBe(time.now());
  });

  it('is degraded from a round trip of a second, measured over the nearest of its seats', () => {
    const one = hub(1);
    const far = sit(one);
    measure(far, 999);
    expect([statusOf(one), linkOf(one)?.roundTripMs]).toEqual(['live', 1_000]);
    measure(far, 1_000);
    expect(statusOf(one)).toBe('degraded');
    measure(sit(one), 84);
    expect([statusOf(one), linkOf(one)?.roundTripMs]).toEqual(['live', 80]);
  });

  it('is degraded while more than twenty acts wait, as the fullest outbox says', () => {
    const one = hub(1);
    const [relay, console] = [sit(one), sit(one)];
    links.reported(relay, { waiting: 21, phones: 140 });
    links.reported(console, { waiting: 0 });
    expect(statusOf(one)).toBe('degraded');
    expect(linkOf(one)).toMatchObject({ waiting: 21, phones: 140 });
    links.reported(relay, { waiting: 20, phones: 141 });
    expect(statusOf(one)).toBe('live');
  });

  it('keeps what an outbox held when its hub was last heard', () => {
    const one = hub(1);
    const seat = sit(one);
    links.reported(seat, { waiting: 12, phones: 3 });
    measure(seat, 250);
    leave(seat);
    expect(linkOf(one)).toMatchObject({ status: 'offline', waiting: 12, phones: 3, roundTripMs: 250 });
  });

  it.each([
    ['no number', { waiting: '3' }],
    ['fewer than none', { waiting: -1 }],
    ['a key too many', { waiting: 3, status: 'live' }],
    ['nothing', undefined],
  ])('passes over a report with %s', (_what, said) => {
    const one = hub(1);
    const seat = sit(one);
    const before = changes;
    links.reported(seat, said);
    expect([linkOf(one)?.waiting, changes]).toEqual([null, before]);
  });

  it('passes over a report of somebody who is no hub', () => {
    const one = hub(1);
    const phone = testSeat(time, one.id, { role: 'participant' });
    seats.add(phone, 'public');
    links.reported(phone, { waiting: 30 });
    expect(linkOf(one)).toMatchObject({ heardAt: null, waiting: null });
  });

  it('is degraded over plain requests alone, and offline after 45 seconds of silence, which is told by itself', () => {
    const one = hub(1);
    links.asked(one.id, 3);
    expect(linkOf(one)).toMatchObject({ status: 'degraded', waiting: 3, heardAt: time.now() });
    time.pass(44_000);
    links.asked(one.id);
    time.pass(44_900);
    expect(statusOf(one)).toBe('degraded');
    const before = changes;
    time.pass(200);
    expect(statusOf(one)).toBe('offline');
    expect(changes).toBe(before + 1);
    links.stop();
    time.pass(100_000);
    expect(changes).toBe(before + 1);
  });

  it('does not move with every ping: times are rounded', () => {
    const one = hub(1);
    const seat = sit(one);
    measure(seat, 211);
    const told = JSON.stringify(links.links);
    measure(seat, 209);
    expect(JSON.stringify(links.links)).toBe(told);
  });
});
