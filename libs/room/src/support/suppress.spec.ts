import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, type Table } from './bounds.js';
import { drawn, type Lot } from './lot.js';
import { suppressed } from './suppress.js';

const first: Lot = () => 0;
const column = (...counts: number[]): Table => ({
  cells: counts.map((count) => [count]),
  rowTotals: false,
  columnTotals: true,
});
const hide = (table: Table, lot: Lot = first, smallCell = 5) => suppressed(table, { smallCell, lot });
const flat = (hidden: boolean[][]) => hidden.map((row) => row.map(Number).join('')).join(' ');

const total = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
const turned = (cells: Table['cells']): number[][] =>
  (cells[0] ?? []).map((_count, across) => cells.map((row) => row[across] ?? 0));

/** Every table that has these column totals, the row totals too where they are known, and these shown cells. */
function tablesLike({ cells, rowTotals }: Table, hidden: boolean[][]): number[][][] {
  let rest: number[][][] = [[]];
  for (const [across, counts] of turned(cells).entries()) {
    const ways = columnsLike(
      counts,
      hidden.map((row) => row[across] === true),
      total(counts),
    );
    rest = rest.flatMap((columns) => ways.map((way) => [...columns, way]));
  }
  const tables = rest.map(turned);
  const known = String(cells.map(total));
  return rowTotals ? tables.filter((table) => String(table.map(total)) === known) : tables;
}

function columnsLike(
  [count = 0, ...counts]: number[],
  [isHidden, ...hidden]: boolean[],
  sum: number,
): number[][] {
  if (isHidden === undefined) return sum === 0 ? [[]] : [];
  const tried = isHidden
    ? Array.from({ length: sum + 1 }, (_each, at) => at)
    : [count].filter((one) => one <= sum);
  return tried.flatMap((one) => columnsLike(counts, hidden, sum - one).map((rest) => [one, ...rest]));
}

describe('what is hidden of a table of groups by answers', () => {
  it('is every count below the smallest that may be shown, zeros too', () => {
    expect(flat(hide(column(3, 0, 20, 9)))).toBe('1 1 0 1');
    expect(flat(hide(column(6, 7, 20, 9)))).toBe('0 0 0 0');
  });

  it('is a second cell where one alone would follow from the total', () => {
    expect(flat(hide(column(3, 8, 20)))).toBe('1 1 0');
    expect(flat(hide(column(0, 0, 40)))).toBe('1 1 1');
  });

  it('is a group of whom all acted alike, however many those are', () => {
    const table = column(8, 9, 20);
    const telling = [[true], [false], [false]];
    expect(flat(suppressed(table, { smallCell: 5, telling, lot: first }))).toBe('1 1 0');
  });

  it('is what was hidden before rather than something smaller that was not', () => {
    const before = [[false], [true], [true]];
    expect(flat(suppressed(column(6, 3, 20), { smallCell: 5, before, lot: first }))).toBe('0 1 1');
  });

  it('is never open to anybody with totals and patience: no hidden count is known closer than a small cell', () => {
    const counts = (rows: number, columns: number, most: number) =>
      fc.array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      });
    const shapes = fc.oneof(counts(3, 2, 5), counts(2, 3, 5), counts(3, 3, 3), counts(4, 1, 8));
    const property = fc.property(shapes, fc.boolean(), fc.nat(), (cells, rowTotals, seed) => {
      const table: Table = { cells, rowTotals: rowTotals && (cells[0]?.length ?? 0) > 1, columnTotals: true };
      const smallCell = 3;
      const hidden = hide(table, (below) => seed % below, smallCell);
      const like = tablesLike(table, hidden);
      const isAllHidden = hidden.flat().every((each) => each);
      for (const [at, row] of cells.entries())
        for (const [across, count] of row.entries()) {
          if (!hidden[at]?.[across]) {
            expect(count).toBeGreaterThanOrEqual(smallCell);
            continue;
          }
          const { least, most } = boundsOf(table, hidden, at, across);
          const values = like.map((each) => each[at]?.[across] ?? 0);
          expect([least, most]).toEqual([Math.min(...values), Math.max(...values)]);
          const isNothing = total(turned(cells)[across] ?? []) === 0 || (table.rowTotals && total(row) === 0);
          if (!isNothing && !isAllHidden) expect(most - least).toBeGreaterThanOrEqual(smallCell);
        }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('cannot be told by who knows the rule by heart either: each cell can be something else in a table told alike', () => {
    const seen = new Map<string, Set<number>[]>();
    for (const cells of everyColumn(4, 12))
      for (const lot of [0, 1, 2].map(
        (no): Lot =>
          (below) =>
            no % below,
      )) {
        const hidden = hide(column(...cells), lot, 3);
        const told = [total(cells), ...cells.map((count, at) => (hidden[at]?.[0] ? '?' : count))].join(' ');
        const values = seen.get(told) ?? cells.map(() => new Set<number>());
        cells.forEach((count, at) => values[at]?.add(count));
        seen.set(told, values);
      }
    const pinned = [...seen].filter(([told, values]) => {
      const [all, ...words] = told.split(' ');
      // A total of nothing says that all is nothing.
      return all !== '0' && words.some((word, at) => word === '?' && values[at]?.size === 1);
    });
    expect(pinned.map(([told]) => told)).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });
});

/** Every column of so many counts that come to no more than this. */
function* everyColumn(length: number, most: number): Generator<number[]> {
  if (length === 0) return yield [];
  for (let count = 0; count <= most; count += 1)
    for (const rest of everyColumn(length - 1, most - count)) yield [count, ...rest];
}

describe('lots', () => {
  it('take so many of what there is, and none that is not there', () => {
    const property = fc.property(
      fc.array(fc.nat(6), { maxLength: 6 }),
      fc.nat(40),
      fc.nat(),
      (urns, count, seed) => {
        const taken = drawn(urns, count, (below) => seed % below);
        const all = urns.reduce((sum, one) => sum + one, 0);
        expect(taken.reduce((sum, one) => sum + one, 0)).toBe(Math.min(count, all));
        taken.forEach((one, urn) => expect(one).toBeLessThanOrEqual(urns[urn] ?? 0));
      },
    );
    fc.assert(property);
  });
});
