interface Bucket {
  tokens: number;
  at: number;
}

const SWEEP_EVERY_MS = 60_000;

/** Token buckets by key: `rate` tokens a second, twice as many at most. Times are milliseconds that never go back. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(
    private readonly rate: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a token: 0 if there was one, else the milliseconds until there is. */
  take(key: string): number {
    const now = this.now();
    this.sweep(now);
    const most = this.rate * 2;
    const { tokens, at } = this.buckets.get(key) ?? { tokens: most, at: now };
    const filled = Math.min(most, tokens + ((now - at) / 1_000) * this.rate);
    const isThere = filled > 0.9999;
    this.buckets.set(key, { tokens: isThere ? Math.max(0, filled - 1) : filled, at: now });
    return isThere ? 0 : Math.max(1, Math.round(((1 - filled) / this.rate) * 1_000));
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [key, { at }] of this.buckets) if (now - at > SWEEP_EVERY_MS) this.buckets.delete(key);
  }
}
