import { describe, expect, it } from '@jest/globals';
import type { Channel } from '@openfloor/contract';
import { Desks } from './desks.js';
import type { Seat } from './seat.js';

const about = { kind: 'question', id: 'f0000000-0000-4000-8000-000000000087' } as const;

function desksAt(start = 1_000) {
  let now = start;
  const timers: { at: number; act: () => void }[] = [];
  const desks = new Desks({
    now: () => now,
    after: (ms, act) => {
      timers.push({ at: now + ms, act });
      return () => undefined;
    },
  });
  const pass = (ms: number) => {
    now += ms;
    for (const { at, act } of timers) if (at <= now) act();
  };
  return { desks, pass, now: () => now };
}

function seat(id: string, channel: Channel = 'staff'): Seat {
  const actor = { type: 'account' as const, id, administrator: false };
  const standing = { role: 'moderator', personId: null } as Seat['standing'];
  return {
    id: `${id} ${Math.random()}`,
    channel,
    standing,
    actor,
    emit: () => undefined,
    close: () => undefined,
  };
}

describe('desks', () => {
  it('are numbered in the order in which people come, one for all devices of a person', () => {
    const { desks } = desksAt();
    const mona = [seat('mona'), seat('mona')] as const;
    for (const one of [mona[0], seat('olu'), mona[1]]) desks.enter(one);
    expect(desks.list.map(({ no, id }) => [no, id])).toEqual([
      [1, 'mona'],
      [2, 'olu'],
    ]);
    desks.leave(mona[0]);
    expect(desks.list).toHaveLength(2);
    desks.leave(mona[1]);
    desks.enter(seat('cy'));
    expect(desks.list.map(({ no, id }) => [no, id])).toEqual([
      [1, 'cy'],
      [2, 'olu'],
    ]);
  });

  it('are for staff alone', () => {
    const { desks } = desksAt();
    for (const channel of ['public', 'panel'] as const) {
      const one = seat('somebody', channel);
      desks.enter(one);
      expect(desks.edits(one, about, () => undefined)).toBe(false);
    }
    expect(desks.list).toEqual([]);
  });

  it('say what they have open until they say so no more, or for twenty seconds', () => {
    const { desks, pass, now } = desksAt();
    const mona = seat('mona');
    desks.enter(mona);
    let told = 0;
    expect(desks.edits(mona, about, () => (told += 1))).toBe(true);
    expect(desks.list[0]?.editing).toEqual({ ...about, until: now() + 20_000 });
    pass(20_001);
    expect([told, desks.list[0]?.editing]).toEqual([1, null]);
    desks.edits(mona, about, () => undefined);
    expect(desks.edits(mona, null, () => undefined)).toBe(true);
    expect(desks.list[0]?.editing).toBeNull();
    expect(desks.edits(mona, null, () => undefined)).toBe(false);
  });
});
