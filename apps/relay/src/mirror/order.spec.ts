import { describe, expect, it } from '@jest/globals';
import { idOf, questionRecord, sessionRecord } from '../testing/records.js';
import { orderOf, pagesOf } from './order.js';
import { closedFor, QuestionSets } from './sets.js';

describe('the order of the questions', () => {
  const questions = [
    questionRecord(1),
    questionRecord(2),
    questionRecord(3, { status: 'answered' }),
    questionRecord(4),
  ];
  const votes = new Map([
    [2, 5],
    [3, 9],
  ]);

  it('is that of the room: by votes, the older first, and only what waits', () => {
    expect(orderOf(questions, 'votes', { votes })).toEqual([2, 1, 4]);
    expect(orderOf(questions, 'newest', { votes })).toEqual([4, 2, 1]);
  });

  it('has what is on air first, and the rest of a large room in pages', () => {
    const many = Array.from({ length: 450 }, (_, at) => questionRecord(at + 1));
    const pages = pagesOf([sessionRecord(), ...many], [], [idOf(9)], 40);
    expect(pages.map(({ put, left }) => [put.length, left])).toEqual([
      [41, 410],
      [200, 210],
      [200, 10],
      [10, 0],
    ]);
    expect(pages[0]?.put[1]?.id).toBe(idOf(9));
  });
});

describe('questions that became one', () => {
  const merged = (no: number, into: number) =>
    questionRecord(no, { status: 'merged', mergedInto: idOf(into) });

  it('count for the one on top, over any number of steps', () => {
    const sets = new QuestionSets([questionRecord(1), merged(2, 1), merged(3, 2), questionRecord(4)]);
    expect(sets.topOf(idOf(3))?.no).toBe(1);
    expect(sets.setOf(idOf(1)).sort()).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(sets.setOf(idOf(4))).toEqual([idOf(4)]);
    expect(sets.topOf(idOf(9))).toBeUndefined();
  });

  it('do not run in circles, nor after what nobody sees', () => {
    const sets = new QuestionSets([merged(1, 2), merged(2, 1), merged(3, 77)]);
    expect(sets.topOf(idOf(1))).toBeDefined();
    expect(sets.topOf(idOf(3))?.no).toBe(3);
  });

  it.each([
    ['SESSION_CLOSED', { phase: 'closed' as const }, 'published' as const],
    ['WRONG_STATE', {}, 'answered' as const],
    [
      'SWITCHED_OFF',
      { switches: { questions: true, votes: false, floor: true, joins: true } },
      'published' as const,
    ],
    [undefined, {}, 'on_air' as const],
  ])('are refused %s as the room would say', (code, session, status) => {
    expect(closedFor(questionRecord(1, { status }), sessionRecord(session))?.code).toBe(code);
  });
});
