import type { Mine } from '@openfloor/contract';
import { cornerOf, partialCorner, type Standing } from '@openfloor/room';
import type { Holder } from './holder.js';
import type { Outlet, Seats } from './outlet.js';
import type { Seat } from './seat.js';

/**
 * Remembers whose corner has changed and sends it to all seats of that person. A hub's corner may hold hundreds of
 * questions, so that its seats are sent what changed since the corner that was sent last.
 */
export class Corners {
  private readonly changed = new Set<string>();
  /** Of each hub that is here: the rev of the room up to which its seats know its corner. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly holder: Holder,
    private readonly seats: Seats,
    private readonly outlet: Pick<Outlet, 'give' | 'attach'>,
  ) {}

  /** A seat that has been welcomed, and so knows its corner as the room stands. */
  enter({ actor, standing }: Seat): void {
    if (actor && standing.role === 'hub' && !this.known.has(actor.id))
      this.known.set(actor.id, this.holder.room.clock.rev);
  }

  /** A seat that is no longer among the seats of the room. */
  leave({ actor }: Seat): void {
    if (actor && this.seats.ofPerson(actor.id).size === 0) this.known.delete(actor.id);
  }

  add(ids: Iterable<string>): void {
    for (const id of ids) this.changed.add(id);
  }

  /** The room was read again: everybody who is here gets the whole corner. */
  addWhole(): void {
    this.known.clear();
    this.add(this.seats.personIds);
  }

  /** Sends each now. */
  send(): void {
    for (const id of this.changed) {
      const [first] = this.seats.ofPerson(id);
      if (!first) continue;
      const mine = this.mineOf(id, first.standing);
      for (const seat of this.seats.ofPerson(id)) this.outlet.give(seat, 'mine', mine);
    }
    this.changed.clear();
  }

  /**
   * Has each go out right behind what was broadcast last, and made by then: but for those of hubs, since their parts build on each
   * other, which are left to `send`. It says the rev of now, so that nobody hears of a rev whose patch is yet to come.
   */
  attach(): void {
    const { rev, beat } = this.holder.room.clock;
    for (const id of this.changed) {
      const seats = this.seats.ofPerson(id);
      const [first] = seats;
      if (first?.standing.role === 'hub') continue;
      this.changed.delete(id);
      if (!first) continue;
      let made: Mine | undefined;
      const make = () => (made ??= { rev, beat, put: cornerOf(this.holder.room, id, first.standing) });
      for (const seat of seats) this.outlet.attach(seat, 'mine', make);
    }
  }

  private mineOf(id: string, standing: Standing): Mine {
    const { room } = this.holder;
    const { rev, beat } = room.clock;
    const known = this.known.get(id);
    if (standing.role === 'hub') this.known.set(id, rev);
    if (known === undefined) return { rev, beat, put: cornerOf(room, id, standing) };
    return { rev, beat, put: partialCorner(room, id, standing, known + 1), part: true };
  }
}
