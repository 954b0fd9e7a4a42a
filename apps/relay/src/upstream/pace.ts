const SECOND_MS = 1_000;

/** When the next command may go: at most so many in any one second. Times are milliseconds of one clock. */
export class SendingPace {
  private readonly sentAt: number[] = [];

  constructor(private readonly perSecond: number) {}

  /** The wait before the next one, 0 if it may go at once. */
  waitMs(now: number): number {
    if (this.sentAt.length < this.perSecond) return 0;
    return Math.max(0, (this.sentAt[0] ?? 0) + SECOND_MS - now);
  }

  sent(now: number): void {
    this.sentAt.push(now);
    if (this.sentAt.length > this.perSecond) this.sentAt.shift();
  }
}
