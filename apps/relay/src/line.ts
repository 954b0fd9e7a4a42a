import type { RoomSnapshot } from '@openfloor/client';

/** How the uplink is, since when, and why the hub's seat was refused. */
export interface LineNow {
  upstream: string;
  since: number;
  roundTripMs: number | null;
  seatRefused: string | null;
}

/** Follows the uplink, and says on the terminal when it comes, goes and is refused. */
export class Line {
  now: LineNow;
  /** Told each time that something is to be said. */
  tell: (line: string) => void = () => undefined;

  constructor(private readonly clock: () => number = () => Date.now()) {
    this.now = { upstream: 'connecting', since: clock(), roundTripMs: null, seatRefused: null };
  }

  /** Takes what the uplink says of itself. */
  heard({ connection, refusal, roundTripMs }: RoomSnapshot): void {
    const before = this.now.upstream;
    const seatRefused = connection === 'refused' ? (refusal ?? 'NOT_ALLOWED') : null;
    const since = connection === before ? this.now.since : this.clock();
    this.now = { upstream: connection, since, roundTripMs: roundTripMs ?? null, seatRefused };
    if (connection === before) return;
    const isUp = connection === 'live' || connection === 'slow';
    const wasUp = before === 'live' || before === 'slow';
    if (isUp && !wasUp) this.tell('The room is in reach.');
    if (wasUp && connection === 'offline')
      this.tell('The room is out of reach. Phones go on; what they do is sent when it is back.');
    if (seatRefused)
      this.tell(
        `The room does not take this hub any more (${seatRefused}). Everything is kept; phones can read.`,
      );
  }
}
