import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { writingOf } from './debts.js';

const me = questionId(9_500);
const other = questionId(9_501);
const nos = (list: readonly { no: number }[]): number[] => list.map(({ no }) => no);
const answer = (personId: string, at = 1) => ({
  id: questionId(at),
  personId,
  text: 'Yes.',
  language: 'en',
  at,
});

describe('What a panellist writes on', () => {
  it('is what was promised in their name or given to them, what is due first before the rest', () => {
    const list = [
      question(1, { status: 'deferred', answeredBy: [me] }),
      question(2, { status: 'deferred', answeredBy: [other] }),
      question(3, { status: 'deferred', assignedTo: [other, me], dueAt: 900 }),
      question(4, { status: 'deferred', answeredBy: [me], dueAt: 500 }),
      question(5, { status: 'answered', answeredBy: [me] }),
      question(6, { status: 'deferred', addressedTo: [me], answeredBy: [other] }),
    ];
    expect(nos(writingOf(list, me).debts)).toEqual([4, 3, 1]);
  });

  it('shows what nobody was named for apart, as nobody’s debt', () => {
    const list = [
      question(1, { status: 'deferred' }),
      question(2, { status: 'deferred', answeredBy: [other] }),
    ];
    expect(writingOf(list, me)).toMatchObject({ debts: [], unnamed: [{ no: 1 }] });
  });

  it('keeps what they have answered, the latest first, and nobody else’s', () => {
    const list = [
      question(1, { status: 'answered', answers: [answer(me, 5)] }),
      question(2, { status: 'answered', answers: [answer(other)] }),
      question(3, { status: 'answered', answers: [answer(other), answer(me, 8)] }),
    ];
    expect(nos(writingOf(list, me).given)).toEqual([3, 1]);
  });

  it('stays a debt when it was promised again after an answer', () => {
    const list = [question(1, { status: 'deferred', answeredBy: [me], answers: [answer(me)] })];
    expect(writingOf(list, me)).toMatchObject({ debts: [{ no: 1 }], given: [] });
  });

  it('is nobody’s debt on a link that stands for no person', () => {
    const list = [question(1, { status: 'deferred', answeredBy: [me], answers: [answer(me)] })];
    expect(writingOf(list, null)).toEqual({ debts: [], unnamed: [], given: [] });
  });
});
