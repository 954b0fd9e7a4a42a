import type { Clock } from '@openfloor/client';

interface Timer {
  at: number;
  run: () => void;
}

/** The time of day, on which minutes can be skipped: what was due in them runs at once, in its order. */
export class SkippingClock implements Clock {
  private aheadMs = 0;
  private readonly timers = new Map<Timer, NodeJS.Timeout>();

  now(): number {
    return Date.now() + this.aheadMs;
  }

  random(): number {
    return Math.random();
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now() + ms, run };
    this.set(timer);
    return () => this.drop(timer);
  }

  skip(ms: number): void {
    const end = this.aheadMs + ms;
    const until = this.now() + ms;
    for (;;) {
      const [due] = [...this.timers.keys()].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!due) break;
      this.aheadMs = Math.min(end, Math.max(this.aheadMs, this.aheadMs + due.at - this.now()));
      this.drop(due);
      due.run();
    }
    this.aheadMs = end;
    for (const timer of [...this.timers.keys()]) this.set(timer);
  }

  private set(timer: Timer): void {
    clearTimeout(this.timers.get(timer));
    const fires = setTimeout(
      () => {
        this.timers.delete(timer);
        timer.run();
      },
      Math.max(0, timer.at - this.now()),
    );
    this.timers.set(timer, fires);
  }

  private drop(timer: Timer): void {
    clearTimeout(this.timers.get(timer));
    this.timers.delete(timer);
  }
}
