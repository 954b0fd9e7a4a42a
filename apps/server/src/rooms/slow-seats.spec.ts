import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Presence, Tallies } from '@openfloor/contract';
import { DirectOutlet, Seats } from './outlet.js';
import { SlowSeats } from './slow-seats.js';
import { ManualTime, testSeat, type TestSeat } from './testing/rig.js';

const NOBODY: Presence = { participants: 0, onsite: 0, online: 0, hubs: [] };

describe('slow seats', () => {
  let time: ManualTime;
  let seats: Seats;
  let outlet: DirectOutlet;
  let slow: SlowSeats;
  let votes = 0;

  const table = (): Tallies => ({ beat: votes, votes: [1, votes] });
  const enter = (id: string, change: Partial<TestSeat['line']> = {}): TestSeat => {
    const seat = testSeat(time, id);
    Object.assign(seat.line, change);
    seats.add(seat, 'public');
    slow.enter(seat, 'public');
    return seat;
  };
  const measure = (seat: TestSeat, ...roundTrips: number[]) => {
    for (const ms of roundTrips) {
      seat.answersAfter(ms);
      slow.measured(seat);
    }
  };
  /** A vote, and the frame of it that those get who are not slow. */
  const vote = () => {
    votes += 1;
    outlet.broadcast('public', 'tallies', table());
    slow.spared('tallies', 'public');
  };
  const votesFor = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      vote();
      time.pass(250);
    }
  };
  const tables = (seat: TestSeat) => seat.frames.filter(({ event }) => event === 'tallies');
  const latest = (seat: TestSeat) => (tables(seat).at(-1)?.frame as Tallies).votes[1];

  beforeEach(() => {
    votes = 0;
    time = new ManualTime();
    seats = new Seats();
    outlet = new DirectOutlet(seats);
    slow = new SlowSeats(seats, outlet, time, (event) => (event === 'tallies' ? table() : NOBODY) as never);
  });

  it('get at most one table a second while the others get four, and end with the right one', () => {
    const [near, far] = [enter('near'), enter('far')];
    measure(far, 300);
    votesFor(10_000);
    expect(tables(near)).toHaveLength(40);
    expect(tables(far).length).toBeGreaterThanOrEqual(9);
    expect(tables(far).length).toBeLessThanOrEqual(11);
    const times = tables(far).map(({ at }) => at);
    for (const [at, next] of times.slice(1).entries())
      expect(next - (times[at] ?? 0)).toBeGreaterThanOrEqual(1_000);
    time.pass(1_000);
    expect(latest(far)).toBe(40);
    const before = tables(far).length;
    time.pass(60_000);
    expect(tables(far)).toHaveLength(before);
  });

  it('are those over polling, from the start', () => {
    const polling = enter('polling', { isPolling: true });
    expect(slow.has(polling)).toBe(true);
    measure(polling, 20, 20, 20);
    expect(slow.has(polling)).toBe(true);
    polling.line.isPolling = false;
    measure(polling, 20, 20, 20, 20);
    expect(slow.has(polling)).toBe(false);
  });

  it('are quick again only after four quick round trips in a row, and then have what they missed', () => {
    const seat = enter('wavering');
    measure(seat, 299);
    expect(slow.has(seat)).toBe(false);
    measure(seat, 450);
    votesFor(500);
    measure(seat, 199);
    expect(slow.has(seat)).toBe(true);
    measure(seat, 250, 199, 199, 199);
    expect(slow.has(seat)).toBe(true);
    const known = tables(seat).length;
    vote();
    measure(seat, 100);
    expect(slow.has(seat)).toBe(false);
    expect(tables(seat)).toHaveLength(known + 1);
    expect(latest(seat)).toBe(votes);
  });

  it('with bytes unsent get nothing until these are gone, and then the table as it stands', () => {
    const [reader, stuck] = [enter('reader'), enter('stuck')];
    votesFor(1_000);
    stuck.line.hasUnsent = true;
    votesFor(1_000);
    const before = tables(stuck).length;
    votesFor(5_000);
    expect(slow.has(stuck)).toBe(true);
    expect(tables(stuck)).toHaveLength(before);
    expect(tables(reader)).toHaveLength(28);
    stuck.line.hasUnsent = false;
    time.pass(1_000);
    expect(tables(stuck)).toHaveLength(before + 1);
    expect(latest(stuck)).toBe(28);
  });

  it('get the table even if the frame that made them late had left before they were known to be slow', () => {
    const seat = testSeat(time, 'late');
    seats.add(seat, 'public');
    votes = 7;
    slow.spared('tallies', 'public');
    Object.assign(outlet, { isSending: true });
    measure(seat, 900);
    Object.assign(outlet, { isSending: false });
    time.pass(2_000);
    expect(latest(seat)).toBe(7);
  });

  it('get nothing again that they had before they were slow', () => {
    const seat = enter('far');
    vote();
    measure(seat, 900);
    time.pass(5_000);
    measure(seat, 100, 100);
    expect(tables(seat)).toHaveLength(1);
  });

  it('are told who is here in the same way', () => {
    const far = enter('far');
    measure(far, 800);
    time.pass(2_000);
    const told = () => far.frames.filter(({ event }) => event === 'presence').length;
    const before = told();
    outlet.broadcast('public', 'presence', NOBODY);
    slow.spared('presence', 'public');
    expect(told()).toBe(before);
    time.pass(1_000);
    expect(told()).toBe(before + 1);
  });

  it('are forgotten when they leave', () => {
    const far = enter('far', { isPolling: true });
    slow.leave(far);
    seats.remove(far);
    vote();
    time.pass(5_000);
    expect(tables(far)).toEqual([]);
    expect(slow.size).toBe(0);
  });
});
