import type { ServerEvents } from '@openfloor/contract';
import { GROUPS, type Group, type Seat } from './seat.js';

/** What a broadcast spares the slow seats: they are sent the whole of it, each when its line can take it. */
export const SPARED = ['tallies', 'presence'] as const satisfies (keyof ServerEvents)[];
export type Spared = (typeof SPARED)[number];

/** Told of a seat that a frame left out because too much waits for it already. */
export type Clogged = (seat: Seat, group: Group) => void;

/** Where frames leave the house: brings one frame to all seats of a group, what is spared only to those not slow. */
export interface Outlet {
  join(seat: Seat, group: Group): void;
  leave(seat: Seat): void;
  /** Whether a broadcast is still on its way, so that not every seat has it yet. */
  readonly isSending: boolean;
  /** From now on this seat is, or is not, among the slow ones. */
  setSlow(seat: Seat, isSlow: boolean): void;
  /** Whom to tell of a seat that has to be among the slow ones, because it reads less than it is sent. */
  whenClogged(act: Clogged): void;
  broadcast<E extends keyof ServerEvents>(
    group: Group,
    event: E,
    frame: Parameters<ServerEvents[E]>[0],
  ): void;
  /** Does something as soon as no frame of this event is on its way to a group, at once if none is. */
  whenThrough(group: Group, event: keyof ServerEvents, act: () => void): void;
  /** What is broadcast and attached in `act` goes out together, when it is over. */
  together(act: () => void): void;
  /**
   * Sends one seat a frame right behind what was broadcast to its group last, in one write, which saves half of the cost. It
   * is made when it goes out, and takes the place of what was attached to that seat before and has not gone out.
   */
  attach<E extends keyof ServerEvents>(
    seat: Seat,
    event: E,
    make: () => Parameters<ServerEvents[E]>[0],
  ): void;
  /** Sends one seat a frame that others may be sent as well. */
  give<E extends keyof ServerEvents>(seat: Seat, event: E, frame: Parameters<ServerEvents[E]>[0]): void;
}

/** The seats of a room by group and by person. */
export class Seats {
  private readonly groups = new Map<Group, Set<Seat>>(GROUPS.map((group) => [group, new Set<Seat>()]));
  private readonly people = new Map<string, Set<Seat>>();

  add(seat: Seat, group: Group): void {
    this.groups.get(group)?.add(seat);
    if (!seat.actor) return;
    const own = this.people.get(seat.actor.id) ?? new Set<Seat>();
    this.people.set(seat.actor.id, own.add(seat));
  }

  remove(seat: Seat): void {
    for (const seats of this.groups.values()) seats.delete(seat);
    const own = seat.actor && this.people.get(seat.actor.id);
    own?.delete(seat);
    if (seat.actor && own?.size === 0) this.people.delete(seat.actor.id);
  }

  of(group: Group): ReadonlySet<Seat> {
    return this.groups.get(group) ?? new Set();
  }

  ofPerson(id: string): ReadonlySet<Seat> {
    return this.people.get(id) ?? new Set();
  }

  /** Everybody who is here and has a corner. */
  get personIds(): Iterable<string> {
    return this.people.keys();
  }

  get all(): Seat[] {
    return [...this.groups.values()].flatMap((seats) => [...seats]);
  }

  get size(): number {
    let size = 0;
    for (const seats of this.groups.values()) size += seats.size;
    return size;
  }
}

/** Sends to each seat in turn, at once: for tests, and wherever there are few. */
export class DirectOutlet implements Outlet {
  readonly isSending: boolean = false;
  private readonly slow = new Set<Seat>();

  constructor(private readonly seats: Seats) {}

  join(): void {}

  leave(seat: Seat): void {
    this.slow.delete(seat);
  }

  setSlow(seat: Seat, isSlow: boolean): void {
    if (isSlow) this.slow.add(seat);
    else this.slow.delete(seat);
  }

  whenClogged(): void {}

  together(act: () => void): void {
    act();
  }

  whenThrough(_group: Group, _event: keyof ServerEvents, act: () => void): void {
    act();
  }

  broadcast<E extends keyof ServerEvents>(
    group: Group,
    event: E,
    frame: Parameters<ServerEvents[E]>[0],
  ): void {
    for (const seat of this.seats.of(group)) {
      if (this.slow.has(seat) && isSpared(event)) continue;
      if (event === 'head') seat.line.roundTrip.sent(1);
      seat.emit(event, frame);
    }
  }

  attach<E extends keyof ServerEvents>(
    seat: Seat,
    event: E,
    make: () => Parameters<ServerEvents[E]>[0],
  ): void {
    seat.emit(event, make());
  }

  give<E extends keyof ServerEvents>(seat: Seat, event: E, frame: Parameters<ServerEvents[E]>[0]): void {
    seat.emit(event, frame);
  }
}

/** Whether slow seats are left out of such a broadcast. */
export function isSpared(event: keyof ServerEvents): event is Spared {
  return SPARED.some((spared) => spared === event);
}
