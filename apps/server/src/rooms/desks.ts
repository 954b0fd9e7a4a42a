import type { Editing } from '@openfloor/contract';
import type { SeatedDesk } from '../nodes/messages.js';
import type { Schedule } from './schedule.js';
import type { Seat } from './seat.js';

/** What is open for writing counts as closed unless it is said again within this time. */
const EDITING_MS = 20_000;

interface Place {
  no: number;
  since: number;
  seats: Set<Seat>;
  editing: { about: NonNullable<Editing['about']>; until: number } | null;
}

/** Who of the staff is here and what each has open for writing. Never stored; it warns, and locks nothing. */
export class Desks {
  private readonly places = new Map<string, Place>();

  /** `elsewhere` gives the desks on other nodes, whose numbers are not free. */
  constructor(
    private readonly schedule: Schedule,
    private readonly elsewhere: () => readonly SeatedDesk[] = () => [],
  ) {}

  /** Somebody of the staff sits down; whoever is here already keeps the number of their desk. */
  enter(seat: Seat): void {
    if (!seat.actor || seat.channel !== 'staff') return;
    const place = this.places.get(seat.actor.id) ?? this.freePlace(seat.actor.id);
    place.seats.add(seat);
    this.places.set(seat.actor.id, place);
  }

  /** Desks of here take the numbers that they have among those of all nodes. */
  renumber(desks: readonly SeatedDesk[]): void {
    for (const { id, no } of desks) {
      const place = this.places.get(id);
      if (place) place.no = no;
    }
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
  get list(): SeatedDesk[] {
    const now = this.schedule.now();
    const desks = Array.from(this.places, ([id, { no, since, seats, editing }]): SeatedDesk => {
      const [seat] = seats;
      const isOpen = editing !== null && editing.until > now;
      return {
        no,
        since,
        id,
        role: seat?.standing.role ?? 'moderator',
        personId: seat?.standing.personId ?? null,
        editing: isOpen ? { ...editing.about, until: editing.until } : null,
      };
    });
    return desks.sort((one, other) => one.no - other.no);
  }

  /** Whoever has a desk on another node sits at that one. */
  private freePlace(id: string): Place {
    const elsewhere = this.elsewhere();
    const known = elsewhere.find((desk) => desk.id === id);
    const taken = new Set([...this.places.values(), ...elsewhere].map(({ no }) => no));
    const no = known?.no ?? lowestFree(taken);
    return { no, since: this.schedule.now(), seats: new Set(), editing: null };
  }
}

/** The lowest number that nothing has. */
export function lowestFree(taken: ReadonlySet<number>): number {
  let no = 1;
  while (taken.has(no)) no += 1;
  return no;
}
