import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Calls } from './calls.js';
import { OutcomeUnknown, StoreConflict, StoreUnavailable } from './errors.js';
import { Lanes, type Lane } from './lanes.js';

/** A connection that answers when it is told to. */
interface Fake extends Lane {
  no: number;
  said: string[];
  holds: boolean;
  isLost: boolean;
  dropped: boolean;
}

describe('the connections of a store', () => {
  let opened: Fake[];
  let refuses: Error | undefined;
  let lanes: Lanes;
  let answer: (name: string, lane: Fake) => Promise<unknown>;

  beforeEach(() => {
    opened = [];
    refuses = undefined;
    answer = (_name, { no }) => Promise.resolve(no);
    lanes = new Lanes(() => (refuses ? Promise.reject(refuses) : Promise.resolve(lane())), 2);
  });

  function lane(): Fake {
    const own: Fake = {
      no: opened.length + 1,
      said: [],
      holds: false,
      isLost: false,
      dropped: false,
      settle: async () => undefined,
      drop: async () => void (own.dropped = true),
      calls: new Proxy({} as Calls, {
        get: (_calls, name: string) => async () => {
          own.said.push(name);
          if (name === 'hold') own.holds = true;
          if (name === 'commit' || name === 'release') own.holds = false;
          return answer(name, own);
        },
      }),
    };
    opened.push(own);
    return own;
  }
  const calls = (no: number) => opened[no - 1]?.said;

  it('opens as many as are needed at once, at most so many, and uses them again', async () => {
    let free: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (free = resolve));
    answer = (_name, { no }) => gate.then(() => no);
    const asked = ['a', 'b', 'c', 'd'].map((id) => lanes.call('load', [id]));
    free();
    expect(new Set(await Promise.all(asked))).toEqual(new Set([1, 2]));
    await lanes.call('ping', []);
    expect(opened).toHaveLength(2);
  });

  it('keeps one that refused something, and gives up one that nobody knows where it stands', async () => {
    answer = () => Promise.reject(new StoreConflict('no'));
    await expect(lanes.call('commit', [{ sessionId: 'a' }])).rejects.toThrow(StoreConflict);
    answer = () => Promise.reject(new OutcomeUnknown('gone'));
    await expect(lanes.call('commit', [{ sessionId: 'a' }])).rejects.toThrow(OutcomeUnknown);
    expect(opened.map(({ dropped }) => dropped)).toEqual([true]);
    answer = () => Promise.reject(new Error('the line is cut'));
    await expect(lanes.call('ping', [])).rejects.toThrow(StoreUnavailable);
    expect(opened.map(({ dropped }) => dropped)).toEqual([true, true]);
  });

  it('opens another in the place of one that ended while nobody used it', async () => {
    await lanes.call('ping', []);
    opened[0]!.isLost = true;
    expect(await lanes.call('ping', [])).toBe(2);
    expect(opened[0]!.dropped).toBe(true);
  });

  it('is unavailable where none can be opened, and not for good', async () => {
    refuses = new Error('nobody listens');
    await expect(Promise.all([1, 2, 3].map(() => lanes.call('ping', [])))).rejects.toThrow(StoreUnavailable);
    refuses = undefined;
    expect(await lanes.call('ping', [])).toBe(1);
  });

  it('runs what a turn asks about its held room where it is held, and everything else elsewhere', async () => {
    await lanes.call('hold', ['a']);
    await lanes.call('changedSince', ['a', { rev: 1, beat: 1 }]);
    await lanes.call('load', ['a']);
    await lanes.call('session', ['a']);
    await lanes.call('receipts', ['b', []]);
    await lanes.call('commit', [{ sessionId: 'a' }]);
    expect([calls(1), calls(2)]).toEqual([
      ['hold', 'changedSince', 'load', 'commit'],
      ['session', 'receipts'],
    ]);
    await lanes.call('release', ['a']);
    expect([calls(1)?.length, calls(2)?.length]).toEqual([4, 2]);
  });

  it('does not keep a hold whose connection was lost', async () => {
    await lanes.call('hold', ['a']);
    answer = () => Promise.reject(new Error('cut'));
    await expect(lanes.call('changedSince', ['a', { rev: 1, beat: 1 }])).rejects.toThrow(StoreUnavailable);
    answer = (_name, { no }) => Promise.resolve(no);
    await lanes.call('release', ['a']);
    expect(await lanes.call('commit', [{ sessionId: 'a' }])).toBe(2);
  });

  it('ends what is held and waits for what runs before it closes', async () => {
    await lanes.call('hold', ['a']);
    let free: () => void = () => undefined;
    answer = () => new Promise((resolve) => (free = () => resolve(0)));
    const running = lanes.call('ping', []);
    await Promise.resolve();
    answer = () => Promise.resolve(0);
    const closing = lanes.close();
    await lanes.call('release', ['a']);
    expect(opened.every(({ dropped }) => dropped)).toBe(false);
    free();
    await Promise.all([running, closing]);
    expect(opened.map(({ dropped }) => dropped)).toEqual([true, true]);
  });
});
