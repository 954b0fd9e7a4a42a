import { describe, expect, it } from '@jest/globals';
import { demoQuestion, demoWelcome, NOW } from '../../testing/fixture.js';
import { sliceOf } from './slice.js';

/** A welcome of so many questions; number 17 is on air. */
function welcomeOf(count: number) {
  const welcome = demoWelcome();
  const others = welcome.put.filter(({ kind }) => kind !== 'question');
  const questions = Array.from({ length: count }, (_, at) =>
    demoQuestion(at + 1, `Question ${at + 1}?`, {
      publishedAt: NOW - at * 60_000,
      ...(at + 1 === 17 ? { status: 'on_air' as const } : {}),
    }),
  );
  return { ...welcome, put: [...others, ...questions], left: 3 };
}
const numbersOf = ({ welcome }: ReturnType<typeof sliceOf>) =>
  welcome.put.flatMap((record) => (record.kind === 'question' ? [record.no] : []));

describe('a part of a long list', () => {
  it('holds every question once over all pages, and what is on air on each', () => {
    const whole = welcomeOf(100);
    const pages = [1, 2, 3].map((page) => sliceOf(whole, 'new', page));
    expect(pages.map(({ page, pages: all }) => [page, all])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const numbers = pages.flatMap(numbersOf);
    expect(numbers.filter((no) => no === 17)).toHaveLength(3);
    const listed = numbers.filter((no) => no !== 17).sort((a, b) => a - b);
    expect(listed).toEqual(Array.from({ length: 100 }, (_, at) => at + 1).filter((no) => no !== 17));
    for (const page of pages) expect(numbersOf(page).length).toBeLessThanOrEqual(40);
  });

  it('tells how much is not in it, so that scripts fetch the rest', () => {
    const { welcome } = sliceOf(welcomeOf(100), 'top', 1);
    expect(welcome.left).toBe(60 + 3);
    expect(sliceOf(welcomeOf(10), 'top', 1).welcome.left).toBe(3);
  });

  it('is the last page where a page is asked for that is not there', () => {
    expect(sliceOf(welcomeOf(100), 'top', 99).page).toBe(3);
    expect(sliceOf(welcomeOf(0), 'top', 7)).toMatchObject({ page: 1, pages: 1 });
  });
});
