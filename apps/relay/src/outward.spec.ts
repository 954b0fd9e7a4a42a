import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Mirror, type Moves } from './mirror/mirror.js';
import { Outward } from './outward.js';
import { roomSnapshot, sessionRecord } from './testing/records.js';

const NOTHING: Moves = { isWhole: false, authors: [], everybody: false, counting: false };

describe('what is said to the phones', () => {
  let said: [string, unknown][];
  let isCurrent: boolean;
  let outward: Outward;
  const of = (name: string) => said.filter(([event]) => event === name).map(([, frame]) => frame);
  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    isCurrent = true;
    const mirror = new Mirror('relay', { records: () => [], corner: () => [] }, { read: () => undefined });
    mirror.take(roomSnapshot(5, [sessionRecord()]), 0);
    const sockets = {
      phones: 2,
      broadcast: (event: string, frame: unknown) => void said.push([event, frame]),
      greetAll: () => void said.push(['greeted', null]),
      tellMine: (authors?: Iterable<string>) => void said.push(['mine', authors ? [...authors] : 'all']),
    };
    outward = new Outward(mirror, sockets, () => isCurrent);
  });
  afterEach(() => {
    outward.stop();
    jest.useRealTimers();
  });

  it('is what changed at once, and figures four times a second, the later one of each', async () => {
    const patch = { rev: 6, prev: 5, at: 0, put: [], gone: [] };
    outward.said({ ...NOTHING, patch, tallies: { beat: 1, votes: [1, 1, 2, 1] } });
    outward.said({ ...NOTHING, tallies: { beat: 2, votes: [1, 2], order: [1, 2] } });
    expect(said).toEqual([['patch', patch]]);
    await jest.advanceTimersByTimeAsync(250);
    expect(of('tallies')).toEqual([{ beat: 2, votes: [1, 2, 2, 1], order: [1, 2] }]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(of('tallies')).toHaveLength(1);
  });

  it('is to each phone its own, once for all that came together', async () => {
    outward.touched(['a']);
    outward.said({ ...NOTHING, authors: ['b', 'a'] });
    await jest.advanceTimersByTimeAsync(1);
    expect(of('mine')).toEqual([['a', 'b']]);
    outward.said({ ...NOTHING, everybody: true });
    await jest.advanceTimersByTimeAsync(1);
    expect(of('mine')[1]).toBe('all');
  });

  it('is everything anew where the room has another history', () => {
    outward.said({ ...NOTHING, isWhole: true, authors: ['a'] });
    expect(said).toEqual([['greeted', null]]);
  });

  it('is where the room stands every ten seconds, but not while nobody tells', async () => {
    await jest.advanceTimersByTimeAsync(10_000);
    expect(of('head')).toMatchObject([{ rev: 5 }]);
    isCurrent = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(of('head')).toHaveLength(1);
  });
});
