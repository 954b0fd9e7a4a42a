/** A client that waited so long for the answer to a ping pings no further until the next head. Milliseconds. */
const PATIENCE_MS = 5_000;
/** Of a client that never pings nothing more than this is remembered. */
const MOST_AWAITED = 8;

interface Awaited {
  /** When that was sent which the next ping answers. */
  at: number;
  /** How many pings follow each other from here. */
  pings: number;
  until: number;
}

/**
 * The round trip of one seat, measured here: a client pings as soon as it has a welcome (five times, each after the
 * answer to the one before) and as soon as it has a head, so that a ping ends what the frame or the answer before it
 * began. Frames arrive in order, and so do the pings. Milliseconds of a clock that never goes back.
 */
export class RoundTrip {
  private readonly awaited: Awaited[] = [];
  private latest: number | null = null;

  constructor(private readonly now: () => number = monotonic) {}

  /** The latest, null where none was measured. */
  get ms(): number | null {
    return this.latest;
  }

  /** A frame leaves that the client answers with so many pings, one after the other. */
  sent(pings: number): void {
    if (this.awaited.length >= MOST_AWAITED) this.awaited.shift();
    this.awaited.push({ at: this.now(), pings, until: Number.POSITIVE_INFINITY });
  }

  /** A ping came and is answered now. The round trip that it ends; undefined where nothing was sent that it answers. */
  heard(): number | undefined {
    const now = this.now();
    const began = this.next(now);
    if (!began) return undefined;
    const { at, pings } = began;
    if (pings > 1) this.awaited.push({ at: now, pings: pings - 1, until: now + PATIENCE_MS });
    this.latest = now - at;
    return this.latest;
  }

  private next(now: number): Awaited | undefined {
    for (;;) {
      const first = this.awaited.shift();
      if (!first || first.until >= now) return first;
    }
  }
}

function monotonic(): number {
  return performance.now();
}
