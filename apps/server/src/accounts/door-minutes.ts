interface Window {
  count: number;
  endsAt: number;
}

/** Counts by key in windows of one length, the first of which begins with the first count. Milliseconds. */
export class DoorMinutes {
  private readonly windows = new Map<string, Window>();
  private sweptAt = 0;

  constructor(
    private readonly lengthMs = 60_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** So many were counted in the window that runs; 0 where none does. */
  of(key: string): number {
    return this.running(key)?.count ?? 0;
  }

  /** Until the window that runs is over; 0 where none does. */
  leftMs(key: string): number {
    const window = this.running(key);
    return window ? Math.ceil(window.endsAt - this.now()) : 0;
  }

  add(key: string): void {
    const window = this.running(key);
    if (window) window.count += 1;
    else {
      this.sweep();
      this.windows.set(key, { count: 1, endsAt: this.now() + this.lengthMs });
    }
  }

  get size(): number {
    return this.windows.size;
  }

  private running(key: string): Window | undefined {
    const window = this.windows.get(key);
    return window && window.endsAt > this.now() ? window : undefined;
  }

  private sweep(): void {
    const now = this.now();
    if (now - this.sweptAt < Math.min(this.lengthMs, 60_000)) return;
    this.sweptAt = now;
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
  }
}
