import type { ServerEvents } from '@openfloor/contract';
import { SPARED, type Outlet, type Seats, type Spared } from './outlet.js';
import { Pace, type Schedule } from './schedule.js';
import { GROUPS, type Group, type Line, type Seat } from './seat.js';

/**
 * A round trip from which a seat is slow, and below which it is quick again once it was so several times in a row: a line
 * of 300 ± 200 ms has many a short trip and must not go to and fro.
 */
const SLOW_FROM_MS = 300;
const QUICK_BELOW_MS = 200;
const QUICK_TIMES = 4;
/** A slow seat gets at most one frame of each kind in this time. */
const PAUSE_MS = 1_000;
/** So many seats are served before the event loop may breathe. */
const PORTION = 250;
const NEVER = -1;

type Versions = Record<Spared, number>;

interface Place {
  group: Group;
  /** Which versions of the figures and of who is here it has. */
  has: Versions;
  notBefore: number;
  /** How often in a row it was measured to be quick. */
  quick: number;
}

/** Makes a frame for a group as the room stands now, whole; for seats of staff that got the broadcast of this number last. */
export type Whole = <E extends Spared>(event: E, group: Group, has: number) => Parameters<ServerEvents[E]>[0];

/**
 * The seats whose line is too weak for every frame: over polling, with a long round trip, or with bytes unsent. They
 * are left out of the broadcasts of figures and of who is here, and get the whole of them at most once a second, those
 * that have bytes waiting not before these are gone.
 */
export class SlowSeats {
  private readonly places = new Map<Seat, Place>();
  private readonly latest = new Map<Group, Versions>(GROUPS.map((group) => [group, noVersions()]));
  private readonly pace: Pace;

  constructor(
    private readonly seats: Seats,
    private readonly outlet: Pick<Outlet, 'setSlow' | 'isSending' | 'whenClogged' | 'give'>,
    private readonly schedule: Schedule,
    private readonly whole: Whole,
  ) {
    this.pace = new Pace(schedule, PAUSE_MS, () => this.serve());
    outlet.whenClogged((seat, group) => this.slow(seat, group));
  }

  get size(): number {
    return this.places.size;
  }

  has(seat: Seat): boolean {
    return this.places.has(seat);
  }

  /** A seat that has just been welcomed. */
  enter(seat: Seat, group: Group): void {
    if (isSlow(seat.line)) this.slow(seat, group);
  }

  leave(seat: Seat): void {
    this.places.delete(seat);
  }

  /** The round trip of a seat was measured. */
  measured(seat: Seat): void {
    const place = this.places.get(seat);
    const group = place?.group ?? this.groupOf(seat);
    if (!group) return;
    if (!place) return isSlow(seat.line) ? this.slow(seat, group) : undefined;
    place.quick = isQuick(seat.line) ? place.quick + 1 : 0;
    if (place.quick >= QUICK_TIMES) this.release(seat, place);
  }

  /** Something was broadcast to a group that slow seats were left out of. */
  spared(event: Spared, group: Group): void {
    const versions = this.latest.get(group);
    if (versions) versions[event] += 1;
    this.pace.ask();
  }

  stop(): void {
    this.pace.stop();
  }

  /** A broadcast that is still on its way will not reach it any more, so then nothing counts as sent. */
  private slow(seat: Seat, group: Group): void {
    const known = this.outlet.isSending ? undefined : this.latest.get(group);
    const has = { ...(known ?? { tallies: NEVER, presence: NEVER }) };
    this.places.set(seat, { group, has, notBefore: this.schedule.now() + PAUSE_MS, quick: 0 });
    this.outlet.setSlow(seat, true);
    this.pace.ask();
  }

  /** It may have missed something, so it gets everything before it is served like the others. */
  private release(seat: Seat, place: Place): void {
    this.places.delete(seat);
    this.outlet.setSlow(seat, false);
    for (const event of SPARED) if (this.isLate(place, event)) this.give(seat, place, event, new Map());
  }

  private serve(): void {
    this.findUnsent();
    const now = this.schedule.now();
    const late = [...this.places].filter(([, place]) => SPARED.some((event) => this.isLate(place, event)));
    const isServed = ([seat, place]: [Seat, Place]) => place.notBefore <= now && !seat.line.hasUnsent;
    const served = late.filter(isServed);
    if (served.length < late.length) this.pace.ask();
    this.portion(served, new Map());
  }

  private portion(left: [Seat, Place][], made: Map<string, unknown>): void {
    for (const [seat, place] of left.splice(0, PORTION)) {
      if (this.places.get(seat) !== place) continue;
      for (const event of SPARED) if (this.isLate(place, event)) this.give(seat, place, event, made);
    }
    if (left.length > 0) setImmediate(() => this.portion(left, made));
  }

  /** `made` keeps the frames that were made in this round, with the versions that they are of. */
  private give<E extends Spared>(seat: Seat, place: Place, event: E, made: Map<string, unknown>): void {
    const { group, has } = place;
    const version = this.latest.get(group)?.[event] ?? 0;
    const since = group === 'staff' ? has[event] : NEVER;
    const key = `${event} ${group} ${since} ${version}`;
    const frame = (made.get(key) ?? this.whole(event, group, since)) as Parameters<ServerEvents[E]>[0];
    made.set(key, frame);
    has[event] = version;
    this.outlet.give(seat, event, frame);
  }

  private isLate({ group, has }: Place, event: Spared): boolean {
    return has[event] !== this.latest.get(group)?.[event];
  }

  /** Whoever stopped reading is slow without any measurement. */
  private findUnsent(): void {
    for (const group of GROUPS)
      for (const seat of this.seats.of(group))
        if (!this.places.has(seat) && seat.line.hasUnsent) this.slow(seat, group);
  }

  private groupOf(seat: Seat): Group | undefined {
    return GROUPS.find((group) => this.seats.of(group).has(seat));
  }
}

function noVersions(): Versions {
  return { tallies: 0, presence: 0 };
}

function isSlow({ isPolling, hasUnsent, roundTrip }: Line): boolean {
  return isPolling || hasUnsent || (roundTrip.ms ?? 0) >= SLOW_FROM_MS;
}

function isQuick({ isPolling, hasUnsent, roundTrip }: Line): boolean {
  return !isPolling && !hasUnsent && (roundTrip.ms ?? SLOW_FROM_MS) < QUICK_BELOW_MS;
}
