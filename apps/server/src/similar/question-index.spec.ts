import { describe, expect, it } from '@jest/globals';
import { QuestionIndex } from './question-index.js';

const en = (text: string) => ({ text, language: 'en' });

describe('questions that ask the same', () => {
  it('are found by other forms of their words, the most alike first, with how alike they are', () => {
    const index = new QuestionIndex();
    index.put(1, [en('Who should pay for undersea cables?')]);
    index.put(2, [en('Who should pay for filtering spam?')]);
    index.put(3, [en('When does the break begin?')]);
    const [best, ...rest] = index.like(en('Who pays for spam filters?'), 1, 3);
    expect(best?.no).toBe(2);
    expect(best?.percent).toBeGreaterThan(40);
    expect(rest.every(({ percent }) => percent < (best?.percent ?? 0))).toBe(true);
    expect(index.like(en('Who should pay for filtering spam?'), 1, 1)).toEqual([{ no: 2, percent: 100 }]);
  });

  it('are not those that share words everybody uses', () => {
    const index = new QuestionIndex();
    for (let no = 1; no <= 40; no += 1)
      index.put(no, [en(`How should the internet be governed in place ${no * 7}?`)]);
    index.put(41, [en('How should the internet protect whistleblowers?')]);
    expect(index.like(en('How should the internet help farmers?'), 50, 3)).toEqual([]);
    expect(index.like(en('Does the internet protect whistleblowers?'), 30, 1)[0]?.no).toBe(41);
  });

  it('are found by a translation too', () => {
    const index = new QuestionIndex();
    index.put(1, [
      { text: 'Qui doit payer le filtrage du courrier indésirable ?', language: 'fr' },
      en('Who should pay for filtering spam?'),
    ]);
    expect(index.like(en('Who pays for spam filters?'), 40, 3).map(({ no }) => no)).toEqual([1]);
  });

  it('are forgotten when they go, and known by their new words when they are changed', () => {
    const index = new QuestionIndex();
    index.put(1, [en('Who should pay for filtering spam?')]);
    index.put(1, [en('When will rural schools have broadband?')]);
    expect(index.like(en('Who should pay for filtering spam?'), 30, 3)).toEqual([]);
    expect(index.like(en('When do rural schools get broadband?'), 30, 3)).toHaveLength(1);
    index.drop(1);
    index.drop(1);
    expect(index.like(en('When will rural schools have broadband?'), 1, 3)).toEqual([]);
    expect(index.size).toBe(0);
  });

  it('are not those that name another year', () => {
    const index = new QuestionIndex();
    index.put(1, [en('Budget of 2025?')]);
    index.put(2, [en('Budget of 2026?')]);
    const [first, second] = index.like(en('Budget of 2026?'), 0, 2);
    expect([first, second?.no]).toEqual([{ no: 2, percent: 100 }, 1]);
    expect(second?.percent).toBeLessThan(75);
  });

  it('are compared in a moment, however long their words are', () => {
    const index = new QuestionIndex();
    let state = 1;
    const letter = () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(97 + (state % 26));
    };
    const long = () => Array.from({ length: 590 }, letter).join('');
    const written = () => en(`spam ${long()} ${long()}`);
    for (let no = 1; no <= 30; no += 1) index.put(no, [written()]);
    const times = [1, 2, 3].map(() => {
      const text = written();
      const began = performance.now();
      index.like(text, 40, 3);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(60);
  });

  it('say nothing of a text without words', () => {
    const index = new QuestionIndex();
    index.put(1, [en('???')]);
    index.put(2, [en('Why?')]);
    expect([index.size, index.like(en('?! …'), 0, 3)]).toEqual([1, []]);
  });

  it('are at most five thousand, the newest', () => {
    const index = new QuestionIndex();
    for (let no = 1; no <= 5_003; no += 1) index.put(no, [en(`word${no} pays`)]);
    expect(index.size).toBe(5_000);
    expect(index.like(en('word3 pays'), 90, 3)).toEqual([]);
    expect(index.like(en('word5003 pays'), 90, 3).map(({ no }) => no)).toEqual([5_003]);
  });
});
