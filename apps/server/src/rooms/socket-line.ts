import type { Socket } from 'socket.io';
import { RoundTrip } from './round-trip.js';
import type { Line } from './seat.js';

/** Packets that a seat may leave unread before it is closed: it comes back and is brought up to date in one go. */
const MOST_UNREAD = 2_000;
/** What the network takes within this time counts as sent. */
const MOMENT_MS = 100;

/**
 * The line of a socket. Counts what waits because its reader is slow, and closes it before it costs the others memory.
 */
export class SocketLine implements Line {
  readonly roundTrip = new RoundTrip();
  private unread = 0;
  private unreadSince = 0;

  constructor(private readonly conn: Socket['conn']) {
    conn.on('drain', () => {
      this.unread = 0;
    });
    conn.on('packetCreate', () => this.created());
  }

  get isPolling(): boolean {
    return this.conn.transport.name === 'polling';
  }

  get hasUnsent(): boolean {
    return this.unread > 0 && performance.now() - this.unreadSince > MOMENT_MS;
  }

  private created(): void {
    if (this.unread === 0) this.unreadSince = performance.now();
    this.unread += 1;
    if (this.unread > MOST_UNREAD) this.conn.close(true);
  }
}
