import type { Socket } from 'node:net';

/** A packet of TCP over Ethernet, so that connections of one link take turns and none holds it for long. */
const PACKET_BYTES = 1_460;
/** What one connection may have on the way in one direction: a second's worth, but at least this; more waits its turn. */
const LEAST_WINDOW = 8_192;
const WINDOW_MS = 1_000;

/** How a link delays and what it carries; one for each direction. */
export interface Line {
  /** Bytes a millisecond; `Infinity` is no limit. */
  rate: number;
  /** The next packet's time on the way, ms. */
  latency(): number;
  /** From when the line is free again, ms. */
  freeAt: number;
  /** Bytes that were put on the line. */
  bytes: number;
}

type Carried = { at: number } & ({ data: Buffer } | { end: true });

/**
 * One connection in one direction: takes from `from` what the line lets through and gives it to `to`, in its order.
 * While it is held nothing passes, an end of the connection included, and nothing is read.
 */
export class Way {
  /** Read and not yet put on the line. */
  private backlog: Buffer[] = [];
  private readonly queue: Carried[] = [];
  private readonly window: number;
  private onTheWay = 0;
  private ended = false;
  private closing = false;
  private lastAt: number;
  private heldSince: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private blocked = false;

  /** `from` is read and `to` is written; nothing arrives before `notBefore` (ms). */
  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly line: Line,
    notBefore: number,
  ) {
    this.lastAt = notBefore;
    this.window = Math.max(LEAST_WINDOW, line.rate * WINDOW_MS);
    from.on('data', (data: Buffer) => this.take(data));
    from.once('end', () => this.finish());
    from.once('close', () => this.finish());
    to.on('drain', () => {
      this.blocked = false;
      this.deliver();
    });
  }

  hold(): void {
    if (this.heldSince !== undefined) return;
    this.heldSince = Date.now();
    clearTimeout(this.timer);
    this.from.pause();
  }

  /** Goes on as if the time in which it was held had not been. */
  release(): void {
    if (this.heldSince === undefined) return;
    const held = Date.now() - this.heldSince;
    this.heldSince = undefined;
    this.lastAt += held;
    for (const carried of this.queue) carried.at += held;
    this.deliver();
  }

  /** What is on the way is lost. */
  drop(): void {
    clearTimeout(this.timer);
    this.queue.length = 0;
    this.backlog = [];
    this.blocked = true;
  }

  private take(data: Buffer): void {
    for (let from = 0; from < data.length; from += PACKET_BYTES)
      this.backlog.push(data.subarray(from, from + PACKET_BYTES));
    this.from.pause();
    this.deliver();
  }

  private finish(): void {
    this.ended = true;
    this.deliver();
  }

  /** Puts on the line what may be on the way together, and reads on once nothing waits for that. */
  private feed(): void {
    const { line } = this;
    while (this.onTheWay < this.window) {
      const data = this.backlog.shift();
      if (!data) break;
      const sentAt = Math.max(Date.now(), line.freeAt) + data.length / line.rate;
      line.freeAt = sentAt;
      line.bytes += data.length;
      this.onTheWay += data.length;
      this.lastAt = Math.max(this.lastAt, sentAt + line.latency());
      this.queue.push({ at: this.lastAt, data });
    }
    if (this.backlog.length > 0) return;
    this.from.resume();
    if (!this.ended || this.closing) return;
    this.closing = true;
    this.lastAt = Math.max(this.lastAt, Date.now() + line.latency());
    this.queue.push({ at: this.lastAt, end: true });
  }

  private deliver(): void {
    clearTimeout(this.timer);
    if (this.heldSince !== undefined || this.blocked) return;
    this.feed();
    while (this.queue[0] && this.queue[0].at <= Date.now() && !this.blocked) this.hand(this.queue.shift());
    this.feed();
    const next = this.queue[0];
    if (next && !this.blocked)
      this.timer = setTimeout(() => this.deliver(), Math.max(0, next.at - Date.now()));
  }

  private hand(carried: Carried | undefined): void {
    if (!carried) return;
    if ('end' in carried) return void (this.from.destroyed ? this.to.destroySoon() : this.to.end());
    this.onTheWay -= carried.data.length;
    this.blocked = !this.to.write(carried.data);
  }
}
