/** Timers as a value, so that a test can own the time. `after` returns its own cancel function. */
export interface Schedule {
  now(): number;
  after(ms: number, act: () => void): () => void;
}

/** The process's own clock; timers never keep the process alive. */
export const realTime: Schedule = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Does something at most once in a while: at once if it was quiet, else when the pause is over. A clock that is set back
 * makes nobody wait longer than that.
 */
export class Pace {
  private last = Number.NEGATIVE_INFINITY;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly schedule: Schedule,
    private readonly pauseMs: number | (() => number),
    private readonly act: () => void,
  ) {}

  ask(): void {
    if (this.cancel) return;
    const pauseMs = typeof this.pauseMs === 'number' ? this.pauseMs : this.pauseMs();
    const wait = Math.min(pauseMs, Math.max(0, this.last + pauseMs - this.schedule.now()));
    this.cancel = this.schedule.after(wait, () => this.now());
  }

  /** Does it right away, whatever the pause. */
  now(): void {
    this.stop();
    this.last = this.schedule.now();
    this.act();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}
