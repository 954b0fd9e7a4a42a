interface Bucket {
  tokens: number;
  at: number;
  /** When it is full again, and then no different from one that was never used. */
  fullAt: number;
}

/** How fast a bucket fills, tokens a second, and the most it holds: twice that unless said otherwise. */
export interface Pace {
  rate: number;
  burst?: number;
}

const SWEEP_EVERY_MS = 60_000;

/**
 * Token buckets by key, for what must be decided without waiting. Times are milliseconds of a clock that never goes
 * back.
 */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a token: 0 if there was one, else the milliseconds until there is. */
  take(key: string, pace: number | Pace): number {
    const { rate, burst = rate * 2 } = typeof pace === 'number' ? { rate: pace } : pace;
    const now = this.now();
    this.sweep(now);
    const { tokens, at } = this.buckets.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1_000) * rate);
    const isThere = filled > 0.9999;
    const left = isThere ? Math.max(0, filled - 1) : filled;
    this.buckets.set(key, { tokens: left, at: now, fullAt: now + ((burst - left) / rate) * 1_000 });
    return isThere ? 0 : Math.max(1, Math.round(((1 - filled) / rate) * 1_000));
  }

  get size(): number {
    return this.buckets.size;
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const [key, { fullAt }] of this.buckets) if (fullAt <= now) this.buckets.delete(key);
  }
}
