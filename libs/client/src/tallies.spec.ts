import { describe, expect, it } from '@jest/globals';
import type { Support } from '@openfloor/contract';
import { TallyTable } from './tallies.js';

const cells = (first: number | null): Support[2] => [first, 0, 0, 0, 0, 0, 0, null];

describe('the figures a seat holds', () => {
  it('keep from which groups votes came until that is told anew, question by question', () => {
    const table = new TallyTable();
    table.merge({
      beat: 1,
      votes: [1, 20, 2, 30],
      support: [
        [1, 15, cells(15)],
        [2, 25, cells(9)],
      ],
    });
    table.merge({ beat: 2, votes: [1, 21] });
    table.merge({ beat: 2, votes: [], support: [[1, 20, cells(null)]] });
    expect([...table.support]).toEqual([
      [1, [1, 20, cells(null)]],
      [2, [2, 25, cells(9)]],
    ]);
    expect([...table.votes]).toEqual([
      [1, 21],
      [2, 30],
    ]);
  });

  it('keep how polls stand, poll by poll', () => {
    const table = new TallyTable();
    table.merge({ beat: 3, votes: [], polls: [[1, 12, [8, 4]]] });
    table.merge({ beat: 4, votes: [1, 7] });
    table.merge({ beat: 5, votes: [], polls: [[2, 1, null]] });
    table.merge({ beat: 5, votes: [], polls: [[1, 13, [9, 4]]] });
    table.merge({ beat: 5, votes: [], polls: [[1, 12, [8, 4]]] }, true);
    table.merge({ beat: 4, votes: [], polls: [[2, 0, null]] });
    expect([...table.polls.values()]).toEqual([
      [1, 13, [9, 4]],
      [2, 1, null],
    ]);
  });

  it('take of a late frame what is newer and nothing that may be older', () => {
    const table = new TallyTable();
    table.merge({ beat: 5, votes: [1, 20], order: [1, 2], support: [[1, 15, cells(15)]] });
    table.merge({ beat: 5, votes: [1, 19, 2, 4], order: [2, 1], support: [[1, 10, cells(10)]] }, true);
    table.merge({ beat: 4, votes: [1, 18] });
    expect([...table.votes]).toEqual([
      [1, 20],
      [2, 4],
    ]);
    expect([table.order, table.support.get(1)?.[1]]).toEqual([[1, 2], 15]);
  });
});
