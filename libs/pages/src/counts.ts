/** How many of something there are at once, by key. What is not there costs nothing. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** One more. */
  add(key: string): void {
    this.counts.set(key, this.of(key) + 1);
  }

  /** One less. */
  take(key: string): void {
    const left = this.of(key) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }
}
