import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { columnOf, columnsOf, oldestOf } from './columns.js';

const nos = (list: readonly { no: number }[]): number[] => list.map((one) => one.no);

describe('The columns of the board', () => {
  it('hold every question in exactly one of them', () => {
    const statuses = [
      'pending',
      'published',
      'shortlisted',
      'on_air',
      'answered',
      'deferred',
      'declined',
      'merged',
      'withdrawn',
      'lapsed',
    ] as const;
    const all = statuses.map((status, at) => question(at + 1, { status }));
    const columns = columnsOf(all, []);
    expect(nos(Object.values(columns).flat()).sort((a, b) => a - b)).toEqual(nos(all));
    expect(nos(columns.incoming)).toEqual([1, 2, 10]);
    expect(nos(columns.answered).sort()).toEqual([5, 6]);
  });

  it('sort the queue by its keys as plain strings, not by number and not by locale', () => {
    const queue = [
      question(1, { status: 'shortlisted', position: 'b0' }),
      question(2, { status: 'shortlisted', position: 'Zz' }),
      question(3, { status: 'shortlisted', position: 'a1' }),
    ];
    expect(nos(columnsOf(queue, []).queue)).toEqual([2, 3, 1]);
  });

  it('keep what is on air in the order in which it was put there', () => {
    const air = [1, 2, 3].map((no) => question(no, { status: 'on_air' }));
    expect(nos(columnsOf(air, [questionId(3), questionId(1), questionId(2)]).air)).toEqual([3, 1, 2]);
  });

  it('keep what lapsed at closing where it waited', () => {
    expect(columnOf(question(1, { status: 'lapsed', position: 'a0' }))).toBe('queue');
    expect(columnOf(question(1, { status: 'lapsed' }))).toBe('incoming');
  });

  it('show the latest answer first', () => {
    const answered = [
      question(1, { status: 'answered', answeredAt: 10 }),
      question(2, { status: 'deferred', answeredAt: 30 }),
      question(3, { status: 'answered', answeredAt: 20 }),
    ];
    expect(nos(columnsOf(answered, []).answered)).toEqual([2, 3, 1]);
  });

  it('know who waits longest', () => {
    expect(oldestOf([question(2), question(1), question(3)])).toBe(question(1).submittedAt);
    expect(oldestOf([])).toBeNull();
  });
});
