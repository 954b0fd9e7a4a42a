/**
 * Rows in an order that is kept: one that moves is taken out and put in where it then belongs, and no other is compared
 * but those on the way there. No two rows may be equal in it.
 */
export class Ranked<Row> {
  private readonly rows: Row[] = [];
  private version_ = 0;

  constructor(private readonly compare: (one: Row, other: Row) => number) {}

  /** Another one whenever a row has come, gone or moved. */
  get version(): number {
    return this.version_;
  }

  /** Best first. */
  get list(): readonly Row[] {
    return this.rows;
  }

  add(row: Row): void {
    this.rows.splice(this.placeOf(row), 0, row);
    this.version_ += 1;
  }

  /** Takes a row out that still is what it was when it was put in. */
  take(row: Row): void {
    const at = this.placeOf(row);
    if (this.rows[at] !== row) throw new RangeError('this row is not where its own order puts it');
    this.rows.splice(at, 1);
    this.version_ += 1;
  }

  /** Lets a row become another by `change`; it stands where it stood unless its order says otherwise. */
  change(row: Row, change: () => void): void {
    const at = this.placeOf(row);
    if (this.rows[at] !== row) throw new RangeError('this row is not where its own order puts it');
    change();
    const [above, below] = [this.rows[at - 1], this.rows[at + 1]];
    const isAbove = above === undefined || this.compare(above, row) < 0;
    if (isAbove && (below === undefined || this.compare(row, below) < 0)) return;
    this.rows.splice(at, 1);
    this.add(row);
  }

  private placeOf(row: Row): number {
    let [from, to] = [0, this.rows.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = this.rows[middle];
      if (there !== undefined && this.compare(there, row) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
