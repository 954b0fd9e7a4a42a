const TICK_MS = 100;
/** One long breath is no overload: so many ticks in a row must have been late. */
const TICKS = 3;

/** How late this process is with all that it has to do, by a timer that should fire every 100 ms. */
export class Lag {
  private readonly late = new Array<number>(TICKS).fill(0);
  private dueAt: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.dueAt = now() + TICK_MS;
  }

  /** One that measures this process from now on; it keeps no process alive. */
  static running(): Lag {
    const lag = new Lag();
    setInterval(() => lag.tick(), TICK_MS).unref();
    return lag;
  }

  /** Milliseconds that everything has had to wait, at least, for a few ticks. */
  get ms(): number {
    return Math.min(...this.late);
  }

  /** The timer fired. */
  tick(): void {
    const now = this.now();
    this.late.shift();
    this.late.push(Math.max(0, now - this.dueAt));
    this.dueAt = now + TICK_MS;
  }
}
