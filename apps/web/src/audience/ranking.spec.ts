import { describe, expect, it } from '@jest/globals';
import { demoQuestion } from '../testing/fixture.js';
import { rank, topName } from './ranking.js';

const texts = (questions: ReturnType<typeof demoQuestion>[], ids: string[]) =>
  ids.map((id) => questions.find((question) => question.id === id)?.no);

describe('the lists of a phone', () => {
  const questions = [
    demoQuestion(1, 'a'),
    demoQuestion(2, 'b'),
    demoQuestion(3, 'c', { status: 'answered', answeredAt: 10 }),
    demoQuestion(4, 'd', { status: 'on_air' }),
    demoQuestion(5, 'e', { status: 'merged' }),
    demoQuestion(6, 'f', { status: 'answered', answeredAt: 20 }),
    demoQuestion(7, 'g', { status: 'shortlisted' }),
  ];

  it("follow the server's order, answered ones after it with the latest first", () => {
    const order = rank('top', { questions, votes: new Map(), order: [7, 2, 1] });
    expect(texts(questions, order)).toEqual([7, 2, 1, 6, 3]);
  });

  it('go by votes where the server sends no order, ties to the older one', () => {
    const votes = new Map([
      [1, 3],
      [2, 9],
      [7, 3],
    ]);
    expect(texts(questions, rank('top', { questions, votes, order: null }))).toEqual([2, 1, 7, 6, 3]);
  });

  it('put a question that the order does not name yet after those it names', () => {
    const order = rank('top', { questions, votes: new Map([[1, 99]]), order: [2, 7] });
    expect(texts(questions, order).slice(0, 3)).toEqual([2, 7, 1]);
  });

  it('show the newest first under New, answered or not', () => {
    expect(texts(questions, rank('new', { questions, votes: new Map(), order: [1] }))).toEqual([
      7, 6, 3, 2, 1,
    ]);
  });

  it('are called after what they go by: an order across groups is not one of the most supported', () => {
    expect((['votes', 'newest', 'support', 'balanced'] as const).map(topName)).toEqual([
      ...['top', 'top', 'top.support', 'top.balanced'],
    ]);
  });
});
