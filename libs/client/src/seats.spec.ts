import { describe, expect, it } from '@jest/globals';
import type { Reach } from './call.js';
import { newId, newKey } from './ids.js';
import { seatKeeper, type StringStore, takeSeat } from './seats.js';
import { manualClock } from './testing/clock.js';
import { scriptedFetch } from './testing/fetch.js';
import { uuid } from './testing/frames.js';

const seated = (seat: string) =>
  ({ sessionId: uuid(1), actor: { id: uuid(2), role: 'participant', channel: 'public' }, seat }) as const;

function memory(): StringStore & { size: number } {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    get size() {
      return map.size;
    },
  };
}

describe('a seat', () => {
  it('is kept for each session and role, across pages', () => {
    const storage = memory();
    seatKeeper(storage).keep('s1', 'participant', { seated: seated('a') });
    seatKeeper(storage).keep('s1', 'moderator', { seated: seated('b') });
    const later = seatKeeper(storage);
    expect(later.load('s1', 'participant')?.seated?.seat).toBe('a');
    expect(later.load('s1', 'moderator')?.seated?.seat).toBe('b');
    expect(later.load('s2', 'participant')).toBeUndefined();
    later.forget('s1', 'participant');
    expect(seatKeeper(storage).load('s1', 'participant')).toBeUndefined();
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    const refuse = (): never => {
      throw new Error('denied');
    };
    const keeper = seatKeeper({ getItem: refuse, setItem: refuse, removeItem: refuse });
    keeper.keep('s1', 'participant', { seated: seated('a') });
    expect(keeper.load('s1', 'participant')?.seated?.seat).toBe('a');
  });

  it('that cannot be read is as if there were none', () => {
    const storage = memory();
    storage.setItem('openfloor seat s1 participant', '{broken');
    expect(seatKeeper(storage).load('s1', 'participant')).toBeUndefined();
  });
});

describe('taking a seat', () => {
  const reachOf = (script: ReturnType<typeof scriptedFetch>): Reach => ({
    fetch: script.fetch,
    clock: manualClock(),
  });

  it('joins once and then has its seat', async () => {
    const script = scriptedFetch();
    const keeper = seatKeeper(memory());
    const first = takeSeat(keeper, 's1', { attendance: 'onsite' }, reachOf(script));
    script.asked[0]?.answer(201, seated('a'));
    expect(await first).toEqual(seated('a'));
    expect(await takeSeat(keeper, 's1', { attendance: 'onsite' }, reachOf(script))).toEqual(seated('a'));
    expect(script.asked).toHaveLength(0);
  });

  it('uses the same key again when the answer was lost, even after a reload', async () => {
    const script = scriptedFetch();
    const storage = memory();
    const first = takeSeat(seatKeeper(storage), 's1', {}, reachOf(script));
    const { joinKey } = script.asked[0]?.body as { joinKey: string };
    expect(joinKey).toMatch(/^[0-9a-f]{32}$/);
    script.asked[0]?.fail();
    await expect(first).rejects.toThrow();
    const second = takeSeat(seatKeeper(storage), 's1', {}, reachOf(script));
    expect(script.asked[0]?.body).toEqual({ joinKey });
    script.asked[0]?.answer(201, seated('a'));
    expect(await second).toEqual(seated('a'));
  });

  it('is renewed with the same key', async () => {
    const script = scriptedFetch();
    const keeper = seatKeeper(memory());
    const first = takeSeat(keeper, 's1', {}, reachOf(script));
    const { joinKey } = script.asked[0]?.body as { joinKey: string };
    script.asked[0]?.answer(201, seated('old'));
    await first;
    const second = takeSeat(keeper, 's1', {}, { ...reachOf(script), renew: true });
    expect(script.asked[0]?.body).toEqual({ joinKey });
    script.asked[0]?.answer(201, seated('new'));
    await second;
    expect(keeper.load('s1', 'participant')?.seated?.seat).toBe('new');
  });
});

describe('an id', () => {
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a UUID that grows with time, also where the page came over plain http', () => {
    const own = Object.getOwnPropertyDescriptor(crypto, 'randomUUID');
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      const ids = Array.from({ length: 2_000 }, newId);
      for (const id of ids) expect(id).toMatch(isUuid);
      expect(new Set(ids).size).toBe(2_000);
      expect(new Set(ids.map((id) => id.charAt(19)))).toEqual(new Set(['8', '9', 'a', 'b']));
      const times = ids.map((id) => id.slice(0, 13));
      expect(times).toEqual([...times].sort());
      expect(Math.abs(parseInt(times.at(-1)!.replace('-', ''), 16) - Date.now())).toBeLessThan(60_000);
    } finally {
      if (own) Object.defineProperty(crypto, 'randomUUID', own);
      else Reflect.deleteProperty(crypto, 'randomUUID');
    }
  });

  it('of a device has 128 bits', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});
