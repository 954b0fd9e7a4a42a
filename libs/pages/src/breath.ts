/** A socket that can be left unread for a while; what was sent to it waits in the network, and in the end at the sender. */
export interface Holdable {
  pause(): void;
  resume(): void;
}

/** So long (ms) a process reads in one go before it looks at everything else that it has to do. */
const BREATH_MS = 50;
/** Of those that wait, so many are read in the next go. */
const EACH = 250;

/**
 * Bounds how long a process that is told more than it can take hears nothing but that: whoever speaks beyond the time of one
 * go waits for another, first come first served, so that turns, figures and those who say little have theirs in between.
 */
export class Breath {
  private since: number | undefined;
  private readonly held = new Set<Holdable>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Something was read from here. */
  heard(socket: Holdable | undefined): void {
    const now = this.now();
    if (this.since === undefined) this.begin(now);
    else if (socket && now - this.since > BREATH_MS && !this.held.has(socket)) {
      this.held.add(socket);
      socket.pause();
    }
  }

  private begin(now: number): void {
    this.since = now;
    setImmediate(() => this.next());
  }

  private next(): void {
    this.since = undefined;
    let left = EACH;
    for (const socket of this.held) {
      if (left-- === 0) break;
      this.held.delete(socket);
      socket.resume();
    }
    if (this.held.size > 0) this.begin(this.now());
  }
}
