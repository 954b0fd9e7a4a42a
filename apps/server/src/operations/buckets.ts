interface Bucket {
  tokens: number;
  at: number;
}

const SWEEP_EVERY_MS = 60_000;

/**
 * Token buckets by key, for what must be decided without waiting: `rate` tokens a second, twice as many at most. Times
 * are milliseconds of a clock that never goes back.
 */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a token: 0 if there was one, else the milliseconds until there is. */
  take(key: string, rate: number): number {
    const now = this.now();
    this.sweep(now);
    const { tokens, at } = this.buckets.get(key) ?? { tokens: rate * 2, at: now };
    const filled = Math.min(rate * 2, tokens + ((now - at) / 1_000) * rate);
    const isThere = filled > 0.9999;
    this.buckets.set(key, { tokens: isThere ? Math.max(0, filled - 1) : filled, at: now });
    return isThere ? 0 : Math.max(1, Math.round(((1 - filled) / rate) * 1_000));
  }

  get size(): number {
    return this.buckets.size;
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [key, { at }] of this.buckets) if (now - at > SWEEP_EVERY_MS) this.buckets.delete(key);
  }
}
