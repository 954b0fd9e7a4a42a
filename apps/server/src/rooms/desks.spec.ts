import { describe, expect, it } from '@jest/globals';
import type { Channel } from '@openfloor/contract';
import { Desks } from './desks.js';
import { ManualTime, testSeat } from './testing/rig.js';

const about = { kind: 'question', id: 'f0000000-0000-4000-8000-000000000087' } as const;

function desksAt() {
  const time = new ManualTime();
  const seat = (id: string, channel: Channel = 'staff') => testSeat(time, id, { role: 'moderator', channel });
  return { desks: new Desks(time), pass: (ms: number) => time.pass(ms), now: time.now, seat };
}

describe('desks', () => {
  it('are numbered in the order in which people come, one for all devices of a person', () => {
    const { desks, seat } = desksAt();
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
    const { desks, seat } = desksAt();
    for (const channel of ['public', 'panel'] as const) {
      const one = seat('somebody', channel);
      desks.enter(one);
      expect(desks.edits(one, about, () => undefined)).toBe(false);
    }
    expect(desks.list).toEqual([]);
  });

  it('say what they have open until they say so no more, or for twenty seconds', () => {
    const { desks, pass, now, seat } = desksAt();
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
