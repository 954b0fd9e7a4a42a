import { describe, expect, it } from '@jest/globals';
import type { Alike, Answered } from './ask-alike.js';
import { isWorthComparing, Typing } from './typing.js';

/** Somebody who types, with a clock and a server moved by hand. */
function typist() {
  const asked: string[] = [];
  const told: (readonly Alike[])[] = [];
  const timers: { at: number; act: () => void }[] = [];
  let now = 0;
  let answer: (said: Answered) => void = () => undefined;
  const typing = new Typing(
    (text) => {
      asked.push(text);
      return new Promise((resolve) => (answer = resolve));
    },
    (alike) => told.push(alike),
    {
      now: () => now,
      after: (ms, act) => {
        const timer = { at: now + ms, act };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
      },
    },
  );
  return {
    typing,
    asked,
    told,
    types: (text: string) => typing.typed(text, 'en'),
    passes: async (ms: number) => {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.act();
      }
      await Promise.resolve();
    },
    answers: async (said: Answered) => {
      answer(said);
      for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    },
  };
}

describe('while somebody types', () => {
  it('is asked after a pause, not at every key', async () => {
    const { types, passes, asked } = typist();
    const words = 'Who should pay';
    for (let end = 1; end <= words.length; end += 1) {
      types(words.slice(0, end));
      await passes(200);
    }
    expect(asked).toEqual([]);
    await passes(600);
    expect(asked).toEqual([words]);
  });

  it('is asked once at a time, with the newest words, and again only after a while', async () => {
    const { types, passes, answers, asked, told } = typist();
    types('Who should pay');
    await passes(800);
    types('Who should pay for spam');
    await passes(2_000);
    expect(asked).toHaveLength(1);
    await answers([[12, 80]]);
    expect(told).toEqual([[[12, 80]]]);
    await passes(2_499);
    expect(asked).toHaveLength(1);
    await passes(1);
    expect(asked).toEqual(['Who should pay', 'Who should pay for spam']);
  });

  it('is not asked twice for the same words', async () => {
    const { types, passes, answers, asked } = typist();
    types('Who should pay');
    await passes(800);
    await answers([]);
    types('Who should pay ');
    types('Who should pay');
    await passes(60_000);
    expect(asked).toHaveLength(1);
  });

  it('waits as long as the server says, and then asks for what stands there', async () => {
    const { types, passes, answers, asked } = typist();
    types('Who should pay');
    await passes(800);
    await answers(30_000);
    types('Who should pay for this');
    await passes(29_000);
    expect(asked).toHaveLength(1);
    await passes(1_000);
    expect(asked).toEqual(['Who should pay', 'Who should pay for this']);
  });

  it('never asks again where nobody answers such things, or the sheet is closed', async () => {
    const { types, passes, answers, asked, told } = typist();
    types('Who should pay');
    await passes(800);
    await answers('never');
    types('Who should pay for this');
    await passes(600_000);
    expect([asked.length, told]).toEqual([1, []]);
    const other = typist();
    other.types('Who should pay');
    await other.passes(800);
    other.typing.stop();
    await other.answers([[12, 80]]);
    expect(other.told).toEqual([]);
  });

  it('shows nothing any more once the words are gone', async () => {
    const { types, passes, answers, told } = typist();
    types('Who should pay');
    await passes(800);
    await answers([[12, 80]]);
    types('Who');
    expect(told.at(-1)).toEqual([]);
  });

  it('is compared from twelve characters on, and from six where a sign is a word', () => {
    expect(['Who pays?', 'Who pays for', '谁应该支付', '谁应该支付费'].map(isWorthComparing)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
