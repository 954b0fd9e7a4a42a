import { isForLater } from '@openfloor/client';
import type { Command, Queued, Reply } from '@openfloor/contract';
import { SendingPace } from './pace.js';

/** One command on its way to the room. */
export interface Errand {
  command: Command;
  /** The room has decided; to be kept. */
  answered(reply: Reply): void;
  /** Nobody knows, or not now: it is sent again, under its id. */
  returned(): void;
}

/** Where errands come from. */
export interface Source {
  /** The next one that may go, already counted as under way; undefined where none may. */
  next(): Errand | undefined;
}

/** The road to the room. */
export interface Road {
  readonly isLive: boolean;
  send(command: Command): Promise<Reply | Queued>;
}

/** In flight together, and sent in any one second. */
const WINDOW = 8;
const PER_SECOND = 20;
/** After "not now" without a time, and after silence, ms. */
const LATER_MS = 1_000;

/**
 * Sends what waits, from each source in its order and from all of them by turns. A "not now" stops everything; then it
 * goes on from the earliest that is unanswered.
 */
export class Forwarder {
  private readonly pace = new SendingPace(PER_SECOND);
  private flying = 0;
  private quietUntil = 0;
  private turn = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly road: Road,
    private readonly sources: readonly Source[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Something may go that could not before. */
  pump(): void {
    clearTimeout(this.timer);
    while (!this.stopped && this.road.isLive && this.flying < WINDOW) {
      const waitMs = Math.max(this.quietUntil - this.now(), this.pace.waitMs(this.now()));
      if (waitMs > 0) {
        this.timer = setTimeout(() => this.pump(), waitMs);
        return;
      }
      const errand = this.next();
      if (!errand) return;
      this.fly(errand);
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private next(): Errand | undefined {
    for (let tries = 0; tries < this.sources.length; tries += 1) {
      const errand = this.sources[this.turn % this.sources.length]?.next();
      this.turn += 1;
      if (errand) return errand;
    }
    return undefined;
  }

  private fly(errand: Errand): void {
    this.flying += 1;
    this.pace.sent(this.now());
    this.road.send(errand.command).then(
      (reply) => this.landed(errand, reply),
      () => this.landed(errand, undefined),
    );
  }

  private landed(errand: Errand, reply: Reply | Queued | undefined): void {
    this.flying -= 1;
    if (reply && 'ok' in reply && (reply.ok || !isForLater(reply.code))) errand.answered(reply);
    else {
      const laterMs = (reply && 'retryAfterMs' in reply ? reply.retryAfterMs : undefined) ?? LATER_MS;
      this.quietUntil = Math.max(this.quietUntil, this.now() + laterMs);
      errand.returned();
    }
    this.pump();
  }
}
