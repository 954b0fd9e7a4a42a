import { describe, expect, it } from '@jest/globals';
import type { PollType } from '@openfloor/contract';
import fc from 'fast-check';
import type { ToldRow } from '../outcome-records.js';
import { boundsOf, type Table } from '../support/bounds.js';
import type { Lot } from '../support/lot.js';
import { everTold, toldTable, type GroupRow } from './tables.js';

const first: Lot = () => 0;
/** A group all of whom answered. */
const row = (...cells: number[]): GroupRow => {
  const answered = cells.reduce((all, one) => all + one, 0);
  return { answered, cells };
};
const tell = (rows: GroupRow[], type: PollType = 'single', told?: ToldRow[], smallCell = 5, lot = first) =>
  toldTable(rows, { isShared: type !== 'multiple', smallCell, before: told, ever: told, lot });
const word = (rows: ToldRow[]) =>
  rows.map(({ answered, cells }) => [answered, ...cells].map((figure) => figure ?? '?').join(' '));

describe('what is told of answers by groups', () => {
  it('is everything where no group is small and no answer is rare', () => {
    expect(word(tell([row(20, 30), row(12, 8)]))).toEqual(['50 20 30', '20 12 8']);
  });

  it('is no small cell, and no more than what has to go with it', () => {
    const told = tell([row(20, 30, 9), row(12, 8, 2), row(40, 16, 11)]);
    expect(told.map(({ answered }) => answered)).toEqual([59, 22, 67]);
    const hidden = told.map(({ cells }) => cells.map((cell) => cell === null));
    expect(hidden[1]?.[2]).toBe(true);
    expect(hidden.flat().filter((is) => is)).toHaveLength(4);
  });

  it('is nothing of a group of few, nor of a second one that would give it away', () => {
    expect(word(tell([row(20, 30), row(2, 1), row(12, 8)]))).toEqual(['50 20 30', '? ? ?', '? ? ?']);
  });

  it('is nothing of a group of a few who all said the same, or all but one', () => {
    expect(word(tell([row(20, 30), row(9, 0), row(12, 28)]))[1]).toBe('9 ? ?');
    expect(word(tell([row(20, 30), row(8, 1), row(12, 28)]))[1]).toBe('9 ? ?');
  });

  it('is that there are none where nobody of a group answered', () => {
    const nobody = { answered: 0, cells: [0, 0] };
    expect(word(tell([row(20, 30), nobody, row(12, 8)]))).toEqual(['50 20 30', '0 0 0', '20 12 8']);
  });

  it('of several choices is neither who gave one nor who did not, where either are few', () => {
    const several = (answered: number, ...cells: number[]): GroupRow => ({ answered, cells });
    const told = tell([several(50, 30, 48), several(40, 22, 15), several(60, 20, 25)], 'multiple');
    expect(told[0]?.cells).toEqual([30, null]);
    expect(told.map(({ answered }) => answered)).toEqual([50, 40, 60]);
    expect(told.filter(({ cells }) => cells[1] === null).length).toBeGreaterThan(1);
    expect(told.every(({ cells }) => cells[0] !== null)).toBe(true);
  });

  it('does not take a step that would tell of few: what moved by less than a small cell is told no more', () => {
    const before = tell([row(20, 30), row(12, 18), row(15, 25)]);
    const after = tell([row(21, 30), row(12, 24), row(15, 25)], 'single', before);
    expect(word(after)[0]).toBe('? ? ?');
    const ever = everTold(before, after);
    expect(word(ever)[0]).toBe('50 20 30');
    const later = toldTable([row(24, 30), row(12, 30), row(25, 25)], {
      isShared: true,
      smallCell: 5,
      before: after,
      ever,
      lot: first,
    });
    expect(later[0]?.cells[0]).toBeNull();
    const last = toldTable([row(30, 36), row(22, 30), row(25, 35)], {
      isShared: true,
      smallCell: 5,
      before: later,
      ever,
      lot: first,
    });
    expect(last[0]).toEqual({ answered: 66, cells: [30, 36] });
  });

  it('leaves every cell that is not told open by a small cell at least, to who knows all totals', () => {
    const rows = fc.array(fc.array(fc.nat(14), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 5,
    });
    const property = fc.property(rows, fc.nat(), (drawn, seed) => {
      const table = drawn.map((cells) => row(...cells));
      const told = tell(table, 'single', undefined, 4, (below) => seed % below);
      const here = table.flatMap((one, at) => (one.answered > 0 ? [at] : []));
      const hidden = here.map((at) => told[at]?.cells.map((cell) => cell === null) ?? []);
      const known: Table = {
        cells: here.map((at) => table[at]?.cells ?? []),
        rowTotals: here.map((at) => told[at]?.answered !== null),
        columnTotals: true,
      };
      told.forEach(({ answered, cells }, at) => {
        if (answered === null) expect(cells.every((cell) => cell === null)).toBe(true);
        for (const figure of [answered, ...cells])
          if (figure !== null && (table[at]?.answered ?? 0) > 0) expect(figure).toBeGreaterThanOrEqual(4);
      });
      if (hidden.flat().every((each) => each)) return;
      hidden.forEach((marks, at) =>
        marks.forEach((isHidden, across) => {
          const column = known.cells.reduce((all, one) => all + (one[across] ?? 0), 0);
          if (!isHidden || column === 0) return;
          const { least, most } = boundsOf(known, hidden, at, across);
          expect(most - least).toBeGreaterThanOrEqual(4);
        }),
      );
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('is made in no time that anybody would notice, for the largest poll there can be', () => {
    const cells = (at: number) =>
      Array.from({ length: 12 }, (_none, across) => ((at * 37 + across * 11) % 23) * 7);
    const large = Array.from({ length: 8 }, (_none, at) => row(...cells(at)));
    const several = large.map((one) => ({ ...one, answered: 170 }));
    const from = performance.now();
    tell(large);
    tell(several, 'multiple');
    expect(performance.now() - from).toBeLessThan(500);
  });
});
