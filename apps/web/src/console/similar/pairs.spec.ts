import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../reach/reach.js';
import { Pairs } from './pairs.js';

type Said = { pairs: [number, number, number][]; left: number };

/** A desk whose room, clock and server are moved by hand. */
function opened() {
  let questions: readonly object[] = [{}];
  let now = 0;
  let tell: () => void = () => undefined;
  let timers: { at: number; act: () => void }[] = [];
  let answer: (said: Answer<Said>) => void = () => undefined;
  let asked = 0;
  const alike = new Map<number, number>();
  const room = {
    records: () => questions,
    subscribe: (listener: () => void) => {
      tell = listener;
      return () => (tell = () => undefined);
    },
  };
  const pairs = new Pairs(
    { room, alike } as unknown as ConstructorParameters<typeof Pairs>[0],
    () => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    },
    {
      now: () => now,
      after: (ms, act) => {
        const timer = { at: now + ms, act };
        timers.push(timer);
        return () => (timers = timers.filter((other) => other !== timer));
      },
    },
  );
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };
  return {
    pairs,
    alike,
    asked: () => asked,
    changes: () => {
      questions = [{}];
      tell();
    },
    stirs: () => tell(),
    passes: async (ms: number) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { act } of due) act();
      await settle();
    },
    answers: async (said: Said) => {
      answer({ ok: true, said });
      await settle();
    },
    refuses: async (status: number) => {
      answer({ ok: false, trouble: { code: 'NOT_FOUND', status, problem: null } });
      await settle();
    },
  };
}

describe('what is alike at a desk', () => {
  it('is asked two seconds after the questions changed, however often they did, and told to the panel for merging', async () => {
    const desk = opened();
    desk.pairs.look();
    for (let times = 0; times < 5; times += 1) desk.changes();
    await desk.passes(1_999);
    expect(desk.asked()).toBe(0);
    await desk.passes(1);
    expect(desk.asked()).toBe(1);
    await desk.answers({ pairs: [[14, 12, 82]], left: 0 });
    expect(desk.pairs.cell.get().get(14)).toEqual({ no: 12, percent: 82 });
    expect([...desk.alike]).toEqual([[14, 12]]);
  });

  it('is not asked where nothing but figures moved, and never more often than every five seconds', async () => {
    const desk = opened();
    desk.pairs.look();
    await desk.passes(2_000);
    await desk.answers({ pairs: [], left: 0 });
    desk.stirs();
    await desk.passes(60_000);
    expect(desk.asked()).toBe(1);
    desk.changes();
    await desk.passes(2_000);
    await desk.answers({ pairs: [], left: 0 });
    desk.changes();
    await desk.passes(4_999);
    expect(desk.asked()).toBe(2);
    await desk.passes(1);
    expect(desk.asked()).toBe(3);
  });

  it('is asked on where the server has not compared everything yet', async () => {
    const desk = opened();
    desk.pairs.look();
    await desk.passes(2_000);
    await desk.answers({ pairs: [[14, 12, 82]], left: 900 });
    await desk.passes(1_000);
    expect(desk.asked()).toBe(2);
  });

  it('is the same object where nothing changed, so that no other strip is drawn again', async () => {
    const desk = opened();
    desk.pairs.look();
    await desk.passes(2_000);
    await desk.answers({ pairs: [[14, 12, 82]], left: 1 });
    const before = desk.pairs.cell.get().get(14);
    await desk.passes(1_000);
    await desk.answers({
      pairs: [
        [14, 12, 82],
        [15, 12, 60],
      ],
      left: 0,
    });
    expect(desk.pairs.cell.get().get(14)).toBe(before);
    expect(desk.pairs.cell.get().size).toBe(2);
  });

  it('is asked no more once nobody looks, or where the server has no such thing', async () => {
    const desk = opened();
    const end = desk.pairs.look();
    end();
    desk.changes();
    await desk.passes(60_000);
    expect(desk.asked()).toBe(0);
    desk.pairs.look();
    await desk.passes(2_000);
    await desk.refuses(404);
    desk.changes();
    await desk.passes(600_000);
    expect(desk.asked()).toBe(1);
  });

  it('is asked again later where there was no answer', async () => {
    const desk = opened();
    desk.pairs.look();
    await desk.passes(2_000);
    await desk.refuses(0);
    await desk.passes(20_000);
    expect(desk.asked()).toBe(2);
  });
});
