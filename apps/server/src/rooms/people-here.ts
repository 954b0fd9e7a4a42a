import type { Attendance } from '@openfloor/contract';
import type { Group, Seat } from './seat.js';

/** How many different people of the audience are here, kept counted with every seat that comes and goes. */
export class PeopleHere {
  private readonly seats = new Map<string, Seat[]>();
  private readonly counts: Record<Attendance, number> = { onsite: 0, online: 0, hub: 0 };

  enter(seat: Seat, group: Group): void {
    const { actor } = seat;
    if (group !== 'public' || actor?.type !== 'participant') return;
    const seats = this.seats.get(actor.id);
    if (seats) return void seats.push(seat);
    this.seats.set(actor.id, [seat]);
    this.counts[seat.standing.attendance] += 1;
  }

  leave(seat: Seat): void {
    const seats = seat.actor && this.seats.get(seat.actor.id);
    const at = seats?.indexOf(seat) ?? -1;
    if (!seats || !seat.actor || at < 0) return;
    const [before] = seats;
    seats.splice(at, 1);
    const [after] = seats;
    if (!after) this.seats.delete(seat.actor.id);
    if (before) this.counts[before.standing.attendance] -= 1;
    if (after) this.counts[after.standing.attendance] += 1;
  }

  /** Somebody with several seats is one person, who attends as the first of them does. */
  get figures(): { participants: number; onsite: number; online: number } {
    const { onsite, online } = this.counts;
    return { participants: this.seats.size, onsite, online };
  }
}
