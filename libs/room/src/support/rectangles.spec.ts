import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, type Table } from './bounds.js';
import { hiddenIn } from './rectangles.js';
import { suppressed } from './suppress.js';

const known = (...cells: number[][]): Table => ({ cells, rowTotals: true, columnTotals: true });
const flat = (hidden: boolean[][]) => hidden.map((row) => row.map(Number).join('')).join(' ');
const many = (hidden: boolean[][]) => hidden.flat().filter((is) => is).length;

describe('what is hidden of a table of two ways', () => {
  it('is the smallest rectangle that a small cell is a corner of', () => {
    const table = known([20, 30, 9], [12, 8, 2], [40, 16, 11]);
    expect(flat(hiddenIn(table, { smallCell: 5, lot: () => 0 }))).toBe('000 011 011');
  });

  it('is a rectangle that was hidden before, rather than a smaller one that was not', () => {
    const table = known([20, 30, 9], [12, 8, 2], [40, 16, 11]);
    const before = [
      [false, false, false],
      [true, false, true],
      [true, false, true],
    ];
    expect(flat(hiddenIn(table, { smallCell: 5, before, lot: () => 0 }))).toBe('000 101 101');
  });

  it('is nothing where nothing is small, and one column is hidden as elsewhere', () => {
    expect(flat(hiddenIn(known([9, 8], [7, 6]), { smallCell: 5, lot: () => 0 }))).toBe('00 00');
    const column: Table = { cells: [[3], [8], [20]], rowTotals: false, columnTotals: true };
    expect(flat(hiddenIn(column, { smallCell: 5, lot: () => 0 }))).toBe('1 1 0');
  });

  it('leaves no hidden cell known closer than a small one, and hides less than one cell after the other does', () => {
    const tables = fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 5,
    });
    let [less, more] = [0, 0];
    const property = fc.property(tables, fc.nat(), (cells, seed) => {
      const table = known(...cells);
      const protection = { smallCell: 4, lot: (below: number) => seed % below };
      const hidden = hiddenIn(table, protection);
      less += many(hidden);
      more += many(suppressed(table, protection));
      if (hidden.flat().every((is) => is)) return;
      const total = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
      hidden.forEach((marks, at) =>
        marks.forEach((isHidden, across) => {
          const column = total(cells.map((row) => row[across] ?? 0));
          if (!isHidden) return expect(cells[at]?.[across]).toBeGreaterThanOrEqual(4);
          if (column === 0 || total(cells[at] ?? []) === 0) return;
          const { least, most } = boundsOf(table, hidden, at, across);
          expect(most - least).toBeGreaterThanOrEqual(4);
        }),
      );
    });
    fc.assert(property, { numRuns: 300 });
    expect(less).toBeLessThan(0.9 * more);
  });
});
