import { FIRST_WAIT_MS, type Pace } from './login-tries.js';

interface Tries {
  count: number;
  waitUntil: number;
  endsAt: number;
}

const SWEEP_FROM = 10_000;

/**
 * Tries per key, such as passwords for an account from an address: some of them at once, then each costs a wait that
 * doubles from 5 s up to the longest of its pace. Nothing is ever locked for good. Milliseconds.
 */
export class Attempts {
  private readonly tries = new Map<string, Tries>();

  constructor(
    private readonly pace: Pace,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The milliseconds until the next try may be made, 0 if now. Counts nothing. */
  waitFor(key: string): number {
    const now = this.now();
    const known = this.tries.get(key);
    return known && known.endsAt > now && known.waitUntil > now ? Math.ceil(known.waitUntil - now) : 0;
  }

  /** Counts a try that may be made now and gives 0, or gives the milliseconds until the next one may be made. */
  begin(key: string): number {
    const now = this.now();
    this.sweep(now);
    const waitMs = this.waitFor(key);
    if (waitMs > 0) return waitMs;
    const before = this.tries.get(key);
    const count = (before && before.endsAt > now ? before.count : 0) + 1;
    const { free, windowMs, longestWaitMs } = this.pace;
    const delay = count < free ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - free), longestWaitMs);
    this.tries.set(key, { count, waitUntil: now + delay, endsAt: now + delay + windowMs });
    return 0;
  }

  /** The try was right: the next ones are free again. */
  forget(key: string): void {
    this.tries.delete(key);
  }

  /** One try was right: it does not count, and the next one may be made now. */
  takeBack(key: string): void {
    const known = this.tries.get(key);
    if (known) this.tries.set(key, { ...known, count: known.count - 1, waitUntil: 0 });
  }

  private sweep(now: number): void {
    if (this.tries.size < SWEEP_FROM) return;
    for (const [key, { endsAt }] of this.tries) if (endsAt <= now) this.tries.delete(key);
  }
}
