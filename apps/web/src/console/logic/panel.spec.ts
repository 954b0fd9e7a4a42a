import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { toAnswer } from './panel.js';

const me = questionId(9_500);
const other = questionId(9_501);
const nos = (list: readonly { no: number }[]): number[] => list.map(({ no }) => no);

describe('What a panellist writes on', () => {
  it('is what waits for an answer in writing, what was asked of them first', () => {
    const list = [
      question(1, { status: 'deferred' }),
      question(2, { status: 'deferred', addressedTo: [other] }),
      question(3, { status: 'deferred', addressedTo: [me] }),
      question(4, { status: 'deferred', answeredBy: [me] }),
      question(5, { status: 'answered', addressedTo: [me] }),
    ];
    expect(nos(toAnswer(list, me).waiting)).toEqual([3, 4, 1, 2]);
  });

  it('keeps their own written answers, and nobody else’s', () => {
    const answer = (personId: string) => ({
      id: questionId(1),
      personId,
      text: 'Yes.',
      language: 'en',
      at: 0,
    });
    const list = [
      question(1, { status: 'answered', answers: [answer(me)] }),
      question(2, { status: 'answered', answers: [answer(other)] }),
    ];
    expect(nos(toAnswer(list, me).given)).toEqual([1]);
    expect(toAnswer(list, null).given).toEqual([]);
  });
});
