import type { Holder } from './holder.js';
import type { Outlet } from './outlet.js';
import type { Schedule } from './schedule.js';
import { channelOfGroup, type Group, type Seat } from './seat.js';

const EVERY_MS = 10_000;
/** Every client answers a head with a ping, so that not all are told at once but so many at a time. */
const PORTION = 100;
const BREATH_MS = 20;

/** Tells each seat every ten seconds where its channel stands, each at its own time. */
export class Heads {
  /** The one that was told longest ago comes first. */
  private readonly told = new Map<Seat, { group: Group; at: number }>();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly holder: Pick<Holder, 'room'>,
    private readonly outlet: Pick<Outlet, 'give' | 'isSending'>,
    private readonly schedule: Schedule,
  ) {}

  /** A seat that has just been welcomed, which told it as much. */
  enter(seat: Seat, group: Group): void {
    this.told.set(seat, { group, at: this.schedule.now() });
    if (!this.cancel) this.wait(EVERY_MS);
  }

  leave(seat: Seat): void {
    this.told.delete(seat);
    if (this.told.size === 0) this.stop();
  }

  /** Everybody is due at once, as after the room was read again. */
  all(): void {
    for (const place of this.told.values()) place.at = Number.NEGATIVE_INFINITY;
    if (this.told.size > 0) this.wait(0);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private wait(ms: number): void {
    this.stop();
    this.cancel = this.schedule.after(ms, () => this.tell());
  }

  /** A head must not overtake what it tells of, so it waits until nothing else is on its way. */
  private tell(): void {
    this.cancel = undefined;
    if (!this.outlet.isSending) this.portion();
    const [first] = this.told.values();
    if (first) this.wait(Math.max(BREATH_MS, first.at + EVERY_MS - this.schedule.now()));
  }

  private portion(): void {
    const { channels, beat } = this.holder.room.clock;
    const now = this.schedule.now();
    let left = PORTION;
    for (const [seat, { group, at }] of this.told) {
      if (left === 0 || at + EVERY_MS > now) return;
      left -= 1;
      this.told.delete(seat);
      this.told.set(seat, { group, at: now });
      seat.line.roundTrip.sent(1);
      this.outlet.give(seat, 'head', { rev: channels[channelOfGroup(group)], beat, now });
    }
  }
}
