import { LinkReport, type HubLink, type HubStatus } from '@openfloor/contract';
import { isTaken, type HubRecord } from '@openfloor/room';
import type { Holder } from './holder.js';
import type { Seats } from './outlet.js';
import type { Schedule } from './schedule.js';
import type { Seat } from './seat.js';

/** A hub without a connection, and without a plain request for this long, is offline. */
const SILENT_MS = 45_000;
/** A timer may be a little early by the clock that times are read from. */
const TIMER_SLACK_MS = 50;
/** A hub that is connected but so far away, or has so much waiting, is degraded. */
const FAR_FROM_MS = 1_000;
const MOST_WAITING = 20;
/** Figures are rounded, so that staff are not told of every ping. */
const ROUND_TRIP_STEP_MS = 10;
const HEARD_STEP_MS = 10_000;

interface Heard {
  heardAt: number;
  /** When it last sent a plain request; minus infinity where it never did. */
  askedAt: number;
  roundTripMs: number | null;
  waiting: number | null;
  phones: number | null;
  cancel: () => void;
}

/**
 * How each hub is heard: from its seats, from what they say of their end of the line and how far away they are, and
 * from plain requests. Never stored; a server that starts anew has heard nobody.
 */
export class HubLinks {
  private readonly hubs = new Map<string, Heard>();
  private readonly reports = new WeakMap<Seat, LinkReport>();

  /** `changed` is called when something is new, at once or when a hub has fallen silent. */
  constructor(
    private readonly holder: Pick<Holder, 'room'>,
    private readonly seats: Seats,
    private readonly schedule: Schedule,
    private readonly changed: () => void,
  ) {}

  enter(seat: Seat): void {
    const heard = this.heardIn(seat);
    if (heard) this.again(heard);
  }

  /** A seat that is no longer among the seats of the room. What it said last stands until the hub says something else. */
  leave(seat: Seat): void {
    const heard = this.heardIn(seat);
    if (!heard) return;
    this.reports.delete(seat);
    this.again(heard);
  }

  /** The round trip of a seat was measured. */
  measured(seat: Seat): void {
    const heard = this.heardIn(seat);
    if (!heard) return;
    heard.roundTripMs = least(this.seatsOf(seat).map(({ line }) => line.roundTrip.ms)) ?? heard.roundTripMs;
    this.again(heard);
  }

  /** Says what waits in the outbox at this seat; anything of another shape, and of whoever is no hub, is passed over. */
  reported(seat: Seat, said: unknown): void {
    const heard = this.heardIn(seat);
    const report = LinkReport.safeParse(said);
    if (!heard || !report.success) return;
    this.reports.set(seat, report.data);
    const all = this.seatsOf(seat).flatMap((one) => this.reports.get(one) ?? []);
    heard.waiting = Math.max(...all.map(({ waiting }) => waiting));
    heard.phones = most(all.map(({ phones }) => phones)) ?? heard.phones;
    this.again(heard);
  }

  /** A plain request of a hub, which may say how many acts wait in its outbox. */
  asked(hubId: string, waiting?: number): void {
    const heard = this.heard(hubId);
    heard.askedAt = this.schedule.now();
    if (waiting !== undefined) heard.waiting = waiting;
    heard.cancel();
    heard.cancel = this.schedule.after(SILENT_MS + TIMER_SLACK_MS, this.changed);
    this.again(heard);
  }

  /** How each hub is that takes part, by number. */
  get statuses(): [no: number, status: HubStatus][] {
    return this.taking.map((hub) => [hub.no, this.statusOf(hub)]);
  }

  /** The same with what is behind it, for staff. Times of those who are connected are rounded down. */
  get links(): HubLink[] {
    return this.taking.map((hub) => {
      const heard = this.hubs.get(hub.id);
      return {
        no: hub.no,
        status: this.statusOf(hub),
        heardAt: heard ? this.heardAt(hub, heard) : null,
        roundTripMs: rounded(heard?.roundTripMs ?? null),
        waiting: heard?.waiting ?? null,
        phones: heard?.phones ?? null,
      };
    });
  }

  stop(): void {
    for (const { cancel } of this.hubs.values()) cancel();
  }

  private get taking(): HubRecord[] {
    const hubs = this.holder.room.list('hub');
    return hubs.filter(isTaken).sort((one, other) => one.no - other.no);
  }

  private statusOf({ id, status, checkedIn }: HubRecord): HubStatus {
    if (status === 'closed' || status === 'suspended') return status;
    const heard = this.hubs.get(id);
    if (!heard) return checkedIn ? 'offline' : status;
    if (this.isConnected(id)) return isStrained(heard) ? 'degraded' : 'live';
    return this.schedule.now() - heard.askedAt < SILENT_MS ? 'degraded' : 'offline';
  }

  private heardAt({ id }: HubRecord, { heardAt }: Heard): number {
    return this.isConnected(id) ? Math.floor(heardAt / HEARD_STEP_MS) * HEARD_STEP_MS : heardAt;
  }

  private isConnected(hubId: string): boolean {
    return this.seats.ofPerson(hubId).size > 0;
  }

  private again(heard: Heard): void {
    heard.heardAt = this.schedule.now();
    this.changed();
  }

  private heardIn({ actor, standing }: Seat): Heard | undefined {
    return actor && standing.role === 'hub' ? this.heard(actor.id) : undefined;
  }

  private seatsOf({ actor }: Seat): Seat[] {
    return actor ? [...this.seats.ofPerson(actor.id)] : [];
  }

  private heard(hubId: string): Heard {
    const known = this.hubs.get(hubId);
    if (known) return known;
    const never = { askedAt: Number.NEGATIVE_INFINITY, roundTripMs: null, waiting: null, phones: null };
    const heard: Heard = { ...never, heardAt: this.schedule.now(), cancel: () => undefined };
    this.hubs.set(hubId, heard);
    return heard;
  }
}

function isStrained({ roundTripMs, waiting }: Heard): boolean {
  return (roundTripMs ?? 0) >= FAR_FROM_MS || (waiting ?? 0) > MOST_WAITING;
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / ROUND_TRIP_STEP_MS) * ROUND_TRIP_STEP_MS;
}

function least(numbers: (number | null)[]): number | undefined {
  const known = numbers.filter((number) => number !== null);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function most(numbers: (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
