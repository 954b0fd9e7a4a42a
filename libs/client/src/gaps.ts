import type { More, Patch, Since, Welcome } from '@openfloor/contract';
import type { Clock } from './clock.js';
import type { Outcome, Replica } from './replica.js';

/** A gap waits a random time up to this before it asks, so that a hall does not ask at once and late frames count. */
const PATIENCE_MS = 2_000;
/** An answer that did not come is asked for again. */
const AGAIN_MS = 10_000;
/** Patches kept beyond a gap; one that was dropped for room is found missing again later. */
const HELD = 200;
/** How often the pages of a snapshot are asked for again on one connection when they did not come. */
const WHOLE_TRIES = 3;
/** No epoch has this name, so the answer is a snapshot. */
const WHOLE: Since = { epoch: '', rev: 0 };

/**
 * Sees to it that every patch is applied in its order and none is missed: keeps what lies beyond a gap, and
 * resumes when a gap does not close by itself.
 */
export class GapWatch {
  declare readonly counts: { gaps: number; falseGaps: number; resumes: number };
  declare private readonly replica: Replica;
  declare private readonly clock: Clock;
  declare private readonly resume: (since: Since) => void;
  declare private needed: number;
  declare private open: boolean;
  declare private held: Patch[];
  declare private stop: (() => void) | undefined;
  declare private leftBefore: number;
  declare private tries: number;

  constructor(replica: Replica, clock: Clock, resume: (since: Since) => void) {
    this.replica = replica;
    this.clock = clock;
    this.resume = resume;
    this.counts = { gaps: 0, falseGaps: 0, resumes: 0 };
    this.reset();
  }

  /** A new connection: what was missing is told by its welcome. */
  reset(): void {
    this.open = false;
    this.calm();
    this.held = [];
    this.leftBefore = -1;
    this.needed = this.tries = 0;
  }

  /** Keeps a patch that came before the connection's welcome. */
  keep(frame: Patch): void {
    this.needed = Math.max(this.needed, frame.rev);
    if (this.held.length < HELD && !this.held.some(({ rev }) => rev === frame.rev)) this.held.push(frame);
  }

  /** True if the room changed. */
  patch(frame: Patch): boolean {
    const outcome = this.replica.patch(frame);
    if (outcome === 'gap') this.keep(frame);
    const moved = outcome === 'applied';
    if (moved) this.release();
    this.look(true);
    return moved;
  }

  welcome(frame: Welcome, fresh: boolean): Outcome {
    const missed = this.open && this.misses(frame);
    const outcome = this.replica.welcome(frame, fresh);
    if (outcome === 'unusable') {
      this.askWhole();
      return outcome;
    }
    this.release();
    this.look(!missed);
    this.calm();
    return outcome;
  }

  more(frame: More): boolean {
    const moved = this.replica.more(frame) === 'applied';
    if (this.replica.pages.left <= 0) this.calm();
    return moved;
  }

  /** A head came before the welcome: should that not come either, it is asked for. */
  await(): void {
    if (!this.stop) this.ask();
  }

  head(rev: number): void {
    this.needed = Math.max(this.needed, rev);
    this.look(true);
    this.turnPages();
  }

  private release(): void {
    for (;;) {
      const next = this.held.find((patch) => patch.prev <= this.replica.rev && patch.rev > this.replica.rev);
      if (!next) break;
      this.replica.patch(next);
    }
    this.held = this.held.filter((patch) => patch.rev > this.replica.rev);
  }

  /** False if all that the welcome brings is known, or waits beyond the gap. A snapshot tells nothing of this. */
  private misses({ mode, put, gone }: Welcome): boolean {
    const { records, rev } = this.replica;
    return (
      mode === 'snapshot' ||
      put.some((record) => record.rev > rev && !this.held.some((patch) => patch.rev === record.rev)) ||
      gone.some(
        ({ kind, id }) =>
          records.get(kind)?.has(id) &&
          !this.held.some((patch) => patch.gone.some((named) => named.id === id)),
      )
    );
  }

  private look(byItself: boolean): void {
    if (this.replica.rev < this.needed) {
      if (this.open) return;
      this.open = true;
      this.counts.gaps += 1;
      this.ask();
    } else if (this.open) {
      this.open = false;
      if (byItself) this.counts.falseGaps += 1;
      this.calm();
    }
  }

  private calm(): void {
    if (this.open) return;
    this.stop?.();
    this.stop = undefined;
  }

  /** Something is missing that only a snapshot brings. */
  askWhole(): void {
    this.ask(WHOLE);
  }

  private ask(since?: Since, afterMs = this.clock.random() * PATIENCE_MS): void {
    this.stop?.();
    this.stop = this.clock.after(afterMs, () => {
      this.counts.resumes += 1;
      this.resume(since ?? this.replica.since ?? { epoch: this.replica.epoch, rev: this.replica.rev });
      this.ask(since, AGAIN_MS + this.clock.random() * PATIENCE_MS);
    });
  }

  /** On a head: pages that do not move any more are asked for again, a few times. */
  private turnPages(): void {
    const { pages } = this.replica;
    if (pages.left <= 0 || pages.left !== this.leftBefore) {
      this.leftBefore = pages.left;
      return;
    }
    if (this.stop) return;
    if (this.tries < WHOLE_TRIES) this.askWhole();
    else pages.settle();
    this.tries += 1;
  }
}
