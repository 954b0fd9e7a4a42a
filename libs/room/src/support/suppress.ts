import { boundsOf, knowsRow, type Hidden, type Table } from './bounds.js';
import type { Lot } from './lot.js';

/** How a table is to be protected. */
export interface Protection {
  /** A count below this is small; so wide at least is what can be known of any hidden cell. */
  smallCell: number;
  /** Cells that are hidden for what they would tell, however large. */
  telling?: Hidden;
  /** Cells that were hidden before; where one more has to go, these go first, so that it is not always another one. */
  before?: Hidden | undefined;
  /** Decides between cells that would do alike. Who can foresee it can read from the choice how large the others are. */
  lot: Lot;
}

/**
 * Which cells of a table of groups by answers have to stay hidden. Small cells first, zeros among them, and those that
 * would tell how everybody in a small group acted (primary suppression, Hundepool et al., *Statistical Disclosure Control*,
 * 2012); then, one after the other, the smallest that keeps the hidden ones from being worked
 * out of the totals (secondary suppression). For a known rule not to be turned around, ties are left to
 * chance (Wong et al., *Minimality Attack in Privacy Preserving Data Publishing*, 2007), and what is told of a
 * hidden cell must not say why it is hidden. Where all cells are hidden nothing more can be done: totals tell what
 * they tell, and a total of nothing that all is nothing.
 */
export function suppressed(table: Table, protection: Protection): boolean[][] {
  const { smallCell, telling } = protection;
  const hidden = table.cells.map((row, at) =>
    row.map((count, across) => count < smallCell || telling?.[at]?.[across] === true),
  );
  for (;;) {
    const open = exposed(table, hidden, smallCell);
    const [row, column] = (open && nextFor(open, table, hidden, protection)) ?? [];
    if (row === undefined || column === undefined) return hidden;
    (hidden[row] as boolean[])[column] = true;
  }
}

/** So much less than they could be, together, small cells that are hidden side by side have to be. */
const ROOM = 2;

/** A cell of a table. */
export type Place = readonly [row: number, column: number];

/** A hidden cell of which too much can be known, though more could be hidden beside it. */
export function exposed(table: Table, hidden: Hidden, smallCell: number): Place | undefined {
  return placesOf(table).find(([row, column]) => {
    if (!isHidden(hidden, row, column) || isToldByTotals(table, row, column)) return false;
    if (rivals([row, column], table, hidden).length === 0) return false;
    const { least, most } = boundsOf(table, hidden, row, column);
    return most - least < smallCell || isCrowded([row, column], table, hidden, smallCell);
  });
}

/**
 * Whether the hidden cells of a row or column are all small, and come to as much as so many small ones can: then each is
 * as large as a small one can be, or nearly, for all who know the rule.
 */
function isCrowded(
  [row, column]: Place,
  { cells, ...known }: Table,
  hidden: Hidden,
  smallCell: number,
): boolean {
  const across = (cells[row] ?? []).filter((_count, at) => isHidden(hidden, row, at));
  const down = cells.flatMap((each, at) => (isHidden(hidden, at, column) ? [each[column] ?? 0] : []));
  const lines = [...(knowsRow(known, row) ? [across] : []), ...(known.columnTotals ? [down] : [])];
  return lines.some((line) => {
    const sum = line.reduce((all, one) => all + one, 0);
    return line.every((count) => count < smallCell) && sum > line.length * (smallCell - 1) - ROOM;
  });
}

/** Where a known total is nothing, so is every cell of it, and hiding others changes nothing. */
function isToldByTotals(table: Table, row: number, column: number): boolean {
  const { cells, columnTotals } = table;
  const isEmpty = (counts: readonly (number | undefined)[]) => counts.every((count) => (count ?? 0) === 0);
  return (
    (knowsRow(table, row) && isEmpty(cells[row] ?? [])) ||
    (columnTotals && isEmpty(cells.map((each) => each[column])))
  );
}

function nextFor(place: Place, table: Table, hidden: Hidden, { before, lot }: Protection): Place | undefined {
  const all = rivals(place, table, hidden);
  const known = all.filter(([row, column]) => before?.[row]?.[column] === true);
  const choice = known.length > 0 ? known : all;
  const least = Math.min(...choice.map(([row, column]) => table.cells[row]?.[column] ?? 0));
  const smallest = choice.filter(([row, column]) => table.cells[row]?.[column] === least);
  return smallest[smallest.length > 1 ? lot(smallest.length) : 0];
}

/** Cells to hide beside one: of its own row and column, and only where those are all hidden, any. */
function rivals([row, column]: Place, table: Table, hidden: Hidden): Place[] {
  const shown = placesOf(table).filter(([at, across]) => !isHidden(hidden, at, across));
  const near = shown.filter(([at, across]) => at === row || across === column);
  return near.length > 0 ? near : shown;
}

function placesOf({ cells }: Table): Place[] {
  return cells.flatMap((row, at) => row.map((_count, across): Place => [at, across]));
}

function isHidden(hidden: Hidden, row: number, column: number): boolean {
  return hidden[row]?.[column] === true;
}
