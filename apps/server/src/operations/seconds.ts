const KEPT = 720;

/** Counts by the second, over the last twelve minutes. Times are milliseconds of a clock that never goes back. */
export class Seconds {
  private readonly counts = new Uint32Array(KEPT);
  /** Which second each place holds, plus one: 0 is none. */
  private readonly seconds = new Float64Array(KEPT);

  add(now: number, count = 1): void {
    const second = Math.floor(now / 1_000);
    const place = second % KEPT;
    const before = this.seconds[place] === second + 1 ? (this.counts[place] ?? 0) : 0;
    this.seconds[place] = second + 1;
    this.counts[place] = before + count;
  }

  /** The sum of so many seconds up to this time. */
  sum(until: number, length: number): number {
    const last = Math.floor(until / 1_000);
    let sum = 0;
    for (let second = last; second > last - length; second -= 1) sum += this.at(second);
    return sum;
  }

  /** The highest second of the ten minutes up to this time. */
  highest(until: number): number {
    const last = Math.floor(until / 1_000);
    let most = 0;
    for (let second = last; second > last - 600; second -= 1) most = Math.max(most, this.at(second));
    return most;
  }

  private at(second: number): number {
    if (second < 0) return 0;
    const place = second % KEPT;
    return this.seconds[place] === second + 1 ? (this.counts[place] ?? 0) : 0;
  }
}
