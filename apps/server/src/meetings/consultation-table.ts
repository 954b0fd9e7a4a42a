import { Faults, rowsOf } from './consultation-csv.js';

/** A row of a file with a heading: its cells by the name of their column. */
export class Line {
  constructor(
    private readonly file: string,
    readonly no: number,
    private readonly cells: ReadonlyMap<string, string>,
    private readonly faults: Faults,
  ) {}

  /** The text of a cell, empty where the file has no such column. */
  text(column: string): string {
    return this.cells.get(column) ?? '';
  }

  /** A whole number within these bounds; anything else is a fault and gives undefined. */
  whole(column: string, least: number, most: number): number | undefined {
    const written = this.text(column).trim();
    const value = /^-?\d{1,16}$/.test(written) ? Number(written) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.fault(column, `not a whole number from ${least} to ${most}`);
    return undefined;
  }

  fault(column: string, message: string): void {
    this.faults.add([this.file, this.no, column], message);
  }
}

/** Gives every row of a file with a heading to `take`. Missing columns and rows of another length are faults. */
export async function readTable(
  { file, text, columns }: { file: string; text: string; columns: readonly string[] },
  faults: Faults,
  take: (line: Line) => void,
): Promise<void> {
  const before = faults.count;
  let heading: string[] | undefined;
  for await (const { line, cells } of rowsOf(file, text, faults)) {
    if (!heading) {
      heading = cells.map((cell) => cell.trim());
      const missing = columns.filter((column) => !heading?.includes(column));
      for (const column of missing) faults.add([file, line, column], 'this column is missing');
      if (missing.length > 0) return;
    } else if (cells.length !== heading.length)
      faults.add([file, line], `${cells.length} cells under a heading of ${heading.length}`);
    else {
      const named = new Map(heading.map((column, at) => [column, cells[at] ?? '']));
      take(new Line(file, line, named, faults));
    }
  }
  if (!heading && faults.count === before) faults.add([file, 1], 'this file is empty');
}
