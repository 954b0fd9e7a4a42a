/** A table of counts, row by row, of which some cells are hidden. */
export interface Table {
  cells: readonly (readonly number[])[];
  /** Whether everybody knows what each row adds up to, or which of the rows; and each column. */
  rowTotals: boolean | readonly boolean[];
  columnTotals: boolean;
}

/** Whether everybody knows what this row adds up to. */
export function knowsRow({ rowTotals }: Pick<Table, 'rowTotals'>, row: number): boolean {
  return typeof rowTotals === 'boolean' ? rowTotals : rowTotals[row] === true;
}

/** Which cells are hidden, in the shape of the table. */
export type Hidden = readonly (readonly boolean[])[];

/** Least and most that a cell can be. */
export interface Range {
  least: number;
  most: number;
}

/**
 * What somebody who knows every cell that is not hidden, the totals, and that no count is negative, can say of a hidden
 * cell: the feasibility interval of Hundepool et al., *Statistical Disclosure Control* (2012). For a table of two
 * ways the linear program is a flow in the graph of its rows and columns (Gusfield, *A Graph Theoretic Approach to
 * Statistical Data Security*, 1988), so that the bounds are exact and whole.
 */
export function boundsOf(table: Table, hidden: Hidden, row: number, column: number): Range {
  const value = table.cells[row]?.[column] ?? 0;
  const rise = new Flow(table, hidden, [row, column], 'rise').most();
  const fall = new Flow(table, hidden, [row, column], 'fall').most();
  return { least: value - Math.min(value, fall), most: value + rise };
}

/** Beyond any count: a way that nothing bounds. */
const ENDLESS = 1e9;

/** How much one cell can change while others of its row and column make up for it. */
class Flow {
  private readonly columns: number;
  /** Capacities by node, rows first; one more row and column stand for totals that nobody knows. */
  private readonly capacity: number[][];
  private readonly from: number;
  private readonly to: number;

  constructor(table: Table, hidden: Hidden, [row, column]: readonly [number, number], way: 'rise' | 'fall') {
    const rows = table.cells.length + 1;
    this.columns = (table.cells[0]?.length ?? 0) + 1;
    const size = rows + this.columns;
    this.capacity = Array.from({ length: size }, () => Array<number>(size).fill(0));
    this.from = row;
    this.to = rows + column;
    for (let at = 0; at < rows; at += 1)
      for (let across = 0; across < this.columns; across += 1) {
        if (at === row && across === column) continue;
        const isFree = this.isFree(table, at, across, rows);
        if (!isFree && hidden[at]?.[across] !== true) continue;
        const shrink = isFree ? ENDLESS : (table.cells[at]?.[across] ?? 0);
        const [forth, back] = way === 'rise' ? [shrink, ENDLESS] : [ENDLESS, shrink];
        this.add(at, rows + across, forth);
        this.add(rows + across, at, back);
      }
  }

  /** A cell beyond the table takes up whatever a total that nobody knows leaves open. */
  private isFree(table: Table, row: number, column: number, rows: number): boolean {
    const beyondRow = row === rows - 1;
    const beyondColumn = column === this.columns - 1;
    if (beyondRow && beyondColumn) return true;
    return (beyondColumn && !knowsRow(table, row)) || (beyondRow && !table.columnTotals);
  }

  most(): number {
    let flow = 0;
    for (;;) {
      const path = this.path();
      if (path.length === 0) return flow;
      const width = Math.min(...path.map(([from, to]) => this.capacity[from]?.[to] ?? 0));
      if (flow + width >= ENDLESS) return ENDLESS;
      for (const [from, to] of path) {
        this.add(from, to, -width);
        this.add(to, from, width);
      }
      flow += width;
    }
  }

  /** The shortest way on which something can still flow, as its steps; none is empty. */
  private path(): [number, number][] {
    const cameFrom = new Map<number, number>([[this.from, this.from]]);
    const queue = [this.from];
    for (let node = queue.shift(); node !== undefined && !cameFrom.has(this.to); node = queue.shift())
      for (const [next, width] of (this.capacity[node] ?? []).entries())
        if (width > 0 && !cameFrom.has(next)) {
          cameFrom.set(next, node);
          queue.push(next);
        }
    if (!cameFrom.has(this.to)) return [];
    const steps: [number, number][] = [];
    for (let at = this.to; at !== this.from;) {
      const before = cameFrom.get(at) ?? this.from;
      steps.push([before, at]);
      at = before;
    }
    return steps;
  }

  private add(from: number, to: number, width: number): void {
    const row = this.capacity[from];
    if (row) row[to] = (row[to] ?? 0) + width;
  }
}
