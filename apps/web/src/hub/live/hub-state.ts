import type { OutboxEntry } from '@openfloor/client';
import type { CommandArgs, CommandType, OwnHub } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';

/**
 * How the line to the main room is. `weak`: live, but an answer takes a second or more. `back`: for three seconds after
 * a cut. `ended`: the server will not have this seat any more.
 */
export type HubLine = 'connecting' | 'live' | 'weak' | 'slow' | 'offline' | 'back' | 'upgrade' | 'ended';

/** What was made during an outage and arrived after it; the times are those of the making, ms. */
export interface Late {
  n: number;
  from: number;
  to: number;
}

/** Everything the console of a hub knows at one moment. Replaced, never changed. Times are ms of the server's clock. */
export interface HubState {
  room: RoomView;
  /** This hub as it sees itself; undefined until the room has said it. */
  hub: OwnHub | undefined;
  line: HubLine;
  refusal: string | undefined;
  /** When the main room was last heard. */
  heardAt: number;
  /** How far the server's clock is ahead of this laptop's. */
  offsetMs: number;
  /** How long an answer takes, as last measured. */
  roundTripMs: number | undefined;
  /** While offline: when the next try is due, and how many there were. */
  retryAt: number | undefined;
  tries: number;
  /** What was done here and has no effect in the room yet, in the order in which it was made. */
  entries: readonly OutboxEntry[];
  /** False where this browser keeps nothing: what waits is lost with the page. */
  isSafe: boolean;
  /** What was sent since the line came back. */
  sent: number;
  late: Late | undefined;
}

/** What the page asks of the hub. */
export interface Hub {
  subscribe(listener: () => void): () => void;
  state(): HubState;
  /** Keeps an act and sends it as soon as it can be; what becomes of it shows in `entries`. */
  does<T extends CommandType>(type: T, args: CommandArgs<T>): void;
  /** Takes back what was never sent, to change or drop it; undefined once it is on its way. */
  take(id: string): OutboxEntry | undefined;
  /** A refusal was read. */
  dismiss(id: string): void;
  /** The line about what came late was read. */
  dismissLate(): void;
  tryNow(): void;
}
