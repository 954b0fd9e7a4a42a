import type { Table } from './bounds.js';
import { exposed, suppressed, type Place, type Protection } from './suppress.js';

/** Cells that are hidden together with one that is exposed, and what that costs: few are better, then small ones. */
interface Offer {
  places: Place[];
  cost: readonly [news: number, cells: number, count: number];
}

/**
 * Which cells of a table of two ways have to stay hidden: as `suppressed`, but a cell that needs protection gets it from the three
 * others of a rectangle, in which each can be more where its neighbours are less (the hypercube method: Giessing and Repsilber, in
 * *Inference Control in Statistical Databases*, 2002). Hiding one cell after the other without looking that far hides whole tables. What it
 * comes to is judged by the same exact bounds; where no rectangle helps, cells are hidden as elsewhere.
 */
export function hiddenIn(table: Table, protection: Protection): boolean[][] {
  const { smallCell, telling } = protection;
  const hidden = table.cells.map((row, at) =>
    row.map((count, across) => count < smallCell || telling?.[at]?.[across] === true),
  );
  for (;;) {
    const open = exposed(table, hidden, smallCell);
    if (!open) return hidden;
    const offer = cheapest(open, table, hidden, protection);
    if (!offer) return suppressed(table, { ...protection, telling: hidden });
    for (const [row, column] of offer.places) (hidden[row] as boolean[])[column] = true;
  }
}

/** Cells that were hidden before cost nothing new; of offers that are alike lots decide. */
function cheapest(
  open: Place,
  { cells }: Table,
  hidden: readonly (readonly boolean[])[],
  { before, lot }: Protection,
): Offer | undefined {
  const offers = cornersOf(open, cells).flatMap((corners): Offer[] => {
    const places = corners.filter(([row, column]) => hidden[row]?.[column] !== true);
    const news = places.filter(([row, column]) => before?.[row]?.[column] !== true).length;
    const count = places.reduce((sum, [row, column]) => sum + (cells[row]?.[column] ?? 0), 0);
    return places.length === 0 ? [] : [{ places, cost: [news, places.length, count] }];
  });
  const [best] = offers.toSorted(byCost);
  if (!best) return undefined;
  const alike = offers.filter((offer) => byCost(offer, best) === 0);
  return alike[alike.length > 1 ? lot(alike.length) : 0];
}

/** The three other corners of every rectangle that a cell is one of. */
function cornersOf([row, column]: Place, cells: Table['cells']): Place[][] {
  return cells.flatMap((counts, at) =>
    counts.flatMap((_count, across): Place[][] =>
      at === row || across === column
        ? []
        : [
            [
              [row, across],
              [at, column],
              [at, across],
            ],
          ],
    ),
  );
}

function byCost({ cost: one }: Offer, { cost: other }: Offer): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
