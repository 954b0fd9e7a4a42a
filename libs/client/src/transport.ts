import type {
  Command,
  Editing,
  Handshake,
  LinkReport,
  Queued,
  Reply,
  ServerEvents,
  Since,
} from '@openfloor/contract';

/** Everything the server says, by its name on the wire. */
export type Frames = { [N in keyof ServerEvents]: Parameters<ServerEvents[N]>[0] };
/** The names of what the server says. */
export type FrameName = keyof Frames;

/**
 * `open`: greeted, the next welcome starts a new connection. `slow`: open, but nothing was heard for a while or
 * only by polling. `down`: tries again by itself. `refused`: the server will not have this seat; no more tries
 * until `wake` or `reconnect`.
 */
export type TransportState = 'connecting' | 'open' | 'slow' | 'down' | 'refused';

/** How a road does, for those who watch over it. Times by this clock, ms. */
export interface Line {
  /** How long the latest ping took there and back, ms. */
  readonly roundTripMs?: number | undefined;
  /** When it connects again, where it waits for that; undefined during a try. */
  readonly retryAt?: number | undefined;
  /** Tries to connect since the connection was last live. */
  readonly tries: number;
  /** When something was last heard on a live connection. */
  readonly lastLiveAt?: number | undefined;
}

/** What a seat says of itself beside its commands, by its name on the wire. */
export interface Sayings {
  readonly editing?: Editing;
  readonly link?: LinkReport;
}

/** What a transport tells the room, and what it asks it. */
export interface TransportListener {
  /** Who connects and what is already held; asked anew for every connection. */
  hello(): Handshake;
  frame<N extends FrameName>(name: N, frame: Frames[N]): void;
  /** A ping was answered: the server's clock is so far ahead of this one, ms. */
  time?(offset: number): void;
  /** `code` is the refusal where the state is `refused`. */
  state(state: TransportState, code?: string): void;
}

/** One road to the server. Frames of an earlier connection never arrive after the next `open`. */
export interface Transport {
  open(listener: TransportListener): void;
  /**
   * `Queued` is a relay's word that it has the command and will send it on. Rejects with `NoAnswer` when it is unknown
   * whether the command arrived. Never keeps a command for later.
   */
  send(command: Command, timeoutMs: number): Promise<Reply | Queued>;
  /** Asks for what changed after `since`; answered by a welcome. */
  resume(since: Since): void;
  /** Says this of the seat to a server that is connected; a road of requests, with each read from now on. */
  tells?(said: Sayings): void;
  /** Undefined where the road has nothing to say of itself. */
  line?(): Line | undefined;
  /** Leaves and comes back after so many milliseconds, whatever the state. */
  reconnect(inMs: number): void;
  /** The page is looked at again or the network is back: reconnects at once unless the connection is alive. */
  wake(): void;
  close(): void;
}

/** Nobody answered in time: what was sent may or may not have arrived. */
export class NoAnswer extends Error {
  /** False only where the command certainly never left. */
  declare readonly sent: boolean;

  constructor(message?: string, sent = true) {
    super(message);
    this.name = 'NoAnswer';
    this.sent = sent;
  }
}

const LATER: readonly string[] = ['RATE_LIMITED', 'STORAGE_UNAVAILABLE', 'BUSY', 'DRAINING', 'UPGRADE'];

/**
 * True for codes that say "not now": the same id is sent again later. `UPGRADE` is one of them, because the outbox
 * waits for a newer page.
 */
export function isForLater(code: string): boolean {
  return LATER.includes(code);
}
