import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Group } from './seat.js';
import { SlicedOutlet } from './sliced.outlet.js';
import { ManualTime, testSeat, type TestSeat } from './testing/rig.js';

const head = (rev: number) => ({ rev, beat: 0, now: 0 });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the outlet of a room', () => {
  let outlet: SlicedOutlet;
  const time = new ManualTime();

  const join = (group: Group, count: number): TestSeat[] =>
    Array.from({ length: count }, (_, at) => {
      const seat = testSeat(time, `${group} ${at}`);
      outlet.join(seat, group);
      return seat;
    });
  const revs = (seat: TestSeat) => seat.frames.map(({ frame }) => (frame as { rev: number }).rev);
  const reached = (seats: TestSeat[]) => seats.filter(({ frames }) => frames.length > 0).length;
  const settled = async () => {
    while (outlet.isSending) await turn();
  };

  /** What the clock of the outlet says, and by how much more each time it is asked. Milliseconds. */
  let at = 0;
  let step = 0;

  beforeEach(() => {
    [at, step] = [0, 0];
    const ignore = () => undefined;
    outlet = new SlicedOutlet(undefined, ignore, ignore, () => (at += step));
  });

  it('lets the event loop breathe after every 300 seats', async () => {
    const crowd = join('public', 1_200);
    outlet.broadcast('public', 'head', head(1));
    expect(reached(crowd)).toBe(300);
    expect(outlet.isSending).toBe(true);
    await turn();
    expect(reached(crowd)).toBe(600);
    await settled();
    expect(crowd.map(revs)).toEqual(crowd.map(() => [1]));
  });

  it('brings every seat its frames in order, whoever enters and leaves meanwhile', async () => {
    const crowd = join('public', 1_200);
    outlet.broadcast('public', 'head', head(1));
    const late = join('public', 1);
    outlet.broadcast('public', 'head', head(2));
    const gone = crowd.splice(600, 100);
    gone.forEach((seat) => outlet.leave(seat));
    await turn();
    const latest = join('public', 1);
    outlet.broadcast('public', 'head', head(3));
    await settled();
    expect(crowd.map(revs)).toEqual(crowd.map(() => [1, 2, 3]));
    expect(late.map(revs)).toEqual([[2, 3]]);
    expect(latest.map(revs)).toEqual([[3]]);
    expect(reached(gone)).toBe(0);
  });

  it('serves staff and stage before the rest of a crowd gets an older frame', async () => {
    const crowd = join('public', 5_000);
    const [staff, stage] = [join('staff', 2), join('stage', 1)];
    outlet.broadcast('public', 'head', head(1));
    outlet.broadcast('stage', 'head', head(2));
    outlet.broadcast('staff', 'head', head(2));
    await turn();
    expect(reached([...staff, ...stage])).toBe(3);
    expect(reached(crowd)).toBeLessThan(1_100);
    await settled();
    expect(reached(crowd)).toBe(5_000);
  });

  it('says when no frame of an event is on its way to a group any more, whatever else is', async () => {
    const crowd = join('public', 1_200);
    let has = -1;
    const look = () => (has = crowd.filter((seat) => revs(seat).includes(2)).length);
    outlet.whenThrough('public', 'head', look);
    expect(has).toBe(0);
    outlet.broadcast('public', 'head', head(1));
    outlet.broadcast('public', 'head', head(2));
    const more = () => outlet.isSending && outlet.broadcast('public', 'presence', head(3) as never);
    has = -1;
    outlet.whenThrough('public', 'head', look);
    expect(has).toBe(-1);
    for (let at = 0; at < 20 && has < 0; at += 1) {
      more();
      await turn();
    }
    expect(has).toBe(1_200);
    await settled();
  });

  it('sends more at a time where the loop comes back late, but not for ever', async () => {
    const crowd = join('public', 12_000);
    outlet.broadcast('public', 'head', head(1));
    expect(reached(crowd)).toBe(300);
    at += 100;
    step = 2;
    await turn();
    expect(reached(crowd)).toBe(300 + 3 * 300);
    await turn();
    expect(reached(crowd)).toBe(300 + 4 * 300);
    await settled();
    expect(reached(crowd)).toBe(12_000);
  });

  it('spares the slow ones figures and nothing else', async () => {
    const [quick, slow] = [...join('public', 1), ...join('public', 1)];
    if (!quick || !slow) throw new Error('no seats');
    outlet.setSlow(slow, true);
    outlet.broadcast('public', 'tallies', { beat: 1, votes: [] });
    outlet.broadcast('public', 'head', head(1));
    outlet.setSlow(slow, false);
    outlet.broadcast('public', 'tallies', { beat: 2, votes: [] });
    await settled();
    expect(quick.frames.map(({ event }) => event)).toEqual(['tallies', 'head', 'tallies']);
    expect(slow.frames.map(({ event }) => event)).toEqual(['head', 'tallies']);
  });

  it('is told how many frames of which kind there were, not of those that nobody was there for', () => {
    const told: string[] = [];
    outlet = new SlicedOutlet(
      undefined,
      (event) => told.push(event),
      () => undefined,
    );
    outlet.broadcast('panel', 'head', head(1));
    join('panel', 3);
    outlet.broadcast('panel', 'head', head(2));
    expect(told).toEqual(['head']);
  });
});
