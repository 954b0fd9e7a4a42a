import type { Desk, Editing } from '@openfloor/contract';
import type { Schedule } from './schedule.js';
import type { Seat } from './seat.js';

/** What is open for writing counts as closed unless it is said again within this time. */
const EDITING_MS = 20_000;

interface Place {
  no: number;
  seats: Set<Seat>;
  editing: { about: NonNullable<Editing['about']>; until: number } | null;
}

/** Who of the staff is here and what each has open for writing. Never stored; it warns, and locks nothing. */
export class Desks {
  private readonly places = new Map<string, Place>();

  constructor(private readonly schedule: Schedule) {}

  /** Somebody of the staff sits down; whoever is here already keeps the number of their desk. */
  enter(seat: Seat): void {
    if (!seat.actor || seat.channel !== 'staff') return;
    const place = this.places.get(seat.actor.id) ?? { no: this.freeNo(), seats: new Set(), editing: null };
    place.seats.add(seat);
    this.places.set(seat.actor.id, place);
  }

  leave(seat: Seat): void {
    const place = seat.actor && this.places.get(seat.actor.id);
    if (!seat.actor || !place?.seats.delete(seat)) return;
    if (place.seats.size === 0) this.places.delete(seat.actor.id);
  }

  /** `again` is called when what was said has run out. True if the others see something new. */
  edits(seat: Seat, about: Editing['about'], again: () => void): boolean {
    const place = seat.actor && this.places.get(seat.actor.id);
    if (!place) return false;
    const before = place.editing;
    place.editing = about ? { about, until: this.schedule.now() + EDITING_MS } : null;
    if (about) this.schedule.after(EDITING_MS + 1, again);
    return before !== null || about !== null;
  }

  /** Every desk, first come first. */
  get list(): Desk[] {
    const now = this.schedule.now();
    const desks = Array.from(this.places, ([id, { no, seats, editing }]): Desk => {
      const [seat] = seats;
      const isOpen = editing !== null && editing.until > now;
      return {
        no,
        id,
        role: seat?.standing.role ?? 'moderator',
        personId: seat?.standing.personId ?? null,
        editing: isOpen ? { ...editing.about, until: editing.until } : null,
      };
    });
    return desks.sort((one, other) => one.no - other.no);
  }

  private freeNo(): number {
    const taken = new Set(Array.from(this.places.values(), ({ no }) => no));
    let no = 1;
    while (taken.has(no)) no += 1;
    return no;
  }
}
