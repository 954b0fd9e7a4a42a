import type { ToldRow } from '../outcome-records.js';
import type { Lot } from '../support/lot.js';
import { hiddenIn } from '../support/rectangles.js';

/** Who answered so few are not told to have answered all alike; nor all but one, who may be reading. */
const FEW = 10;

/** One group: how many of it answered, and how many gave each answer. */
export interface GroupRow {
  answered: number;
  cells: readonly number[];
}

interface Rule {
  /** Everybody gives one answer, so that the cells of a row add up to who answered. */
  isShared: boolean;
  smallCell: number;
  /** What was told of this table last, and of each figure of it last at any time. */
  before: readonly ToldRow[] | undefined;
  ever: readonly ToldRow[] | undefined;
  lot: Lot;
}

/**
 * What may be told of a table of groups by answers, whose column totals everybody knows. First of how many in each group
 * answered; a group of whom that is not told has no cells either. Then of the cells. A group of whom nobody answered is told as 0: there is
 * no answer to give away. Not told is also what moved by less than a small cell since it was told last: the step would tell of few.
 */
export function toldTable(rows: readonly GroupRow[], rule: Rule): ToldRow[] {
  const at = rows.flatMap(({ answered }, row) => (answered > 0 ? [row] : []));
  const here = at.map((row) => rows[row] as GroupRow);
  const own: Rule = {
    ...rule,
    before: rule.before && at.map((row) => rule.before?.[row] as ToldRow),
    ever: rule.ever && at.map((row) => rule.ever?.[row] as ToldRow),
  };
  const hidesRow = hiddenRows(here, own);
  const hidesCell = own.isShared ? hiddenCells(here, hidesRow, own) : hiddenChoices(here, hidesRow, own);
  const told = rows.map(({ cells }): ToldRow => ({ answered: 0, cells: cells.map(() => 0) }));
  at.forEach((row, index) => {
    const { answered, cells } = rows[row] as GroupRow;
    told[row] = {
      answered: hidesRow[index] ? null : answered,
      cells: cells.map((count, across) => (hidesCell[index]?.[across] ? null : count)),
    };
  });
  return told;
}

/** Of each figure what was told of it last, at any time. */
export function everTold(before: readonly ToldRow[] | undefined, now: readonly ToldRow[]): ToldRow[] {
  return now.map(({ answered, cells }, row) => ({
    answered: answered ?? before?.[row]?.answered ?? null,
    cells: cells.map((cell, across) => cell ?? before?.[row]?.cells[across] ?? null),
  }));
}

function hiddenRows(rows: readonly GroupRow[], { smallCell, before, ever, lot }: Rule): boolean[] {
  const hidden = hiddenIn(
    { cells: rows.map(({ answered }) => [answered]), rowTotals: false, columnTotals: true },
    {
      smallCell,
      telling: rows.map(({ answered }, row) => [isSmallStep(answered, ever?.[row]?.answered, smallCell)]),
      before: before?.map(({ answered }) => [answered === null]),
      lot,
    },
  );
  return hidden.map(([isHidden]) => isHidden === true);
}

/** Of answers of which everybody gives one, so that they add up to those who answered. */
function hiddenCells(rows: readonly GroupRow[], hidesRow: readonly boolean[], rule: Rule): boolean[][] {
  return hiddenIn(
    { cells: rows.map(({ cells }) => cells), rowTotals: hidesRow.map((hides) => !hides), columnTotals: true },
    {
      smallCell: rule.smallCell,
      telling: rows.map((row, at) =>
        row.cells.map((_count, across) => hidesRow[at] === true || tells(row, at, across, rule)),
      ),
      before: rule.before?.map(({ cells }) => cells.map((cell) => cell === null)),
      lot: rule.lot,
    },
  );
}

/** Of answers of which one may give several: each is a table of its own, of those who gave it and those who did not. */
function hiddenChoices(rows: readonly GroupRow[], hidesRow: readonly boolean[], rule: Rule): boolean[][] {
  const hidden = rows.map(({ cells }) => cells.map(() => false));
  for (const across of rows[0]?.cells.keys() ?? []) {
    const split = rows.map(({ answered, cells }) => [cells[across] ?? 0, answered - (cells[across] ?? 0)]);
    const of = hiddenIn(
      { cells: split, rowTotals: hidesRow.map((hides) => !hides), columnTotals: true },
      {
        smallCell: rule.smallCell,
        telling: rows.map((row, at) => {
          const isTelling = hidesRow[at] === true || tells(row, at, across, rule);
          return [isTelling, isTelling];
        }),
        before: rule.before?.map(({ cells }) => [cells[across] === null, cells[across] === null]),
        lot: rule.lot,
      },
    );
    of.forEach((pair, at) => ((hidden[at] as boolean[])[across] = pair.includes(true)));
  }
  return hidden;
}

/** Whether a cell would tell what each of a few said, or of few who changed it; and of a few it stays hidden once it was. */
function tells(
  { answered, cells }: GroupRow,
  at: number,
  across: number,
  { before, ever, smallCell }: Rule,
): boolean {
  const count = cells[across] ?? 0;
  const isAlike = answered < FEW && count > 0 && count >= answered - 1;
  const wasHidden = answered < FEW && before?.[at]?.cells[across] === null;
  return isAlike || wasHidden || isSmallStep(count, ever?.[at]?.cells[across], smallCell);
}

function isSmallStep(now: number, told: number | null | undefined, smallCell: number): boolean {
  return told != null && now !== told && Math.abs(now - told) < smallCell;
}
