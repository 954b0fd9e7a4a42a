import { Injectable, Logger } from '@nestjs/common';
import type { ServerEvents } from '@openfloor/contract';
import type { Namespace } from 'socket.io';
import { Metrics } from '../operations/metrics.js';
import { Encoded, encodesAlike } from './encoded.js';
import { DirectOutlet, isSpared, type Clogged, type Outlet, type Seats } from './outlet.js';
import { GROUPS, type Group, type Seat } from './seat.js';
import type { SocketLine } from './socket-line.js';
import { SocketSeat } from './socket-seat.js';

/** So many sockets get a frame before the event loop may breathe. */
const SLICE = 250;

/** Makes the outlets of the rooms once the namespace is there. */
@Injectable()
export class SocketOutlets {
  private readonly logger = new Logger('outlet');
  private namespace: Namespace | undefined;
  private isPlain = false;
  private isWarned = false;

  constructor(private readonly metrics: Metrics) {}

  /** The gateway hands its namespace in as soon as it listens. */
  use(namespace: Namespace): void {
    this.namespace = namespace;
    this.isPlain = encodesAlike(namespace);
    if (!this.isPlain) this.warn('another parser');
  }

  forRoom(_sessionId: string, seats: Seats): Outlet {
    const { namespace } = this;
    if (!namespace) return new DirectOutlet(seats);
    const encode = (event: string, frame: unknown) => new Encoded(namespace.name, event, frame);
    return new SlicedOutlet(
      this.isPlain ? encode : undefined,
      (event) => this.metrics.frame(event),
      () => this.warn('another WebSocket transport'),
    );
  }

  private warn(found: string): void {
    if (this.isWarned) return;
    this.isWarned = true;
    this.logger.warn(`broadcasts take the ordinary road, which costs more: socket.io has ${found}`);
  }
}

interface Place {
  readonly seat: Seat;
  /** Where frames may be written past the socket. */
  readonly line: SocketLine | undefined;
  readonly group: Group;
  isSlow: boolean;
  isGone: boolean;
}

interface Frame {
  /** Those who were there when it was broadcast; nobody gets a frame from before its welcome. */
  readonly to: readonly Place[];
  readonly event: keyof ServerEvents;
  readonly frame: unknown;
  /** The same for the wire, where it may be encoded here. */
  readonly encoded: Encoded | undefined;
  next: number;
}

/** Those of one group, and the frames on their way to them. */
class Ring {
  readonly frames: Frame[] = [];
  private readonly places = new Set<Place>();
  private list: readonly Place[] | undefined;

  add(place: Place): void {
    this.places.add(place);
    this.list = undefined;
  }

  remove(place: Place): void {
    this.places.delete(place);
    this.list = undefined;
  }

  /** As it is now; later changes make another list. */
  get all(): readonly Place[] {
    return (this.list ??= [...this.places]);
  }
}

/**
 * Sends the frames of a room, of each group one after the other, in slices of sockets with a breath between; what is
 * for staff and stage overtakes what is still on its way to everybody. Each frame is encoded once.
 */
export class SlicedOutlet implements Outlet {
  private readonly rings = new Map(GROUPS.map((group) => [group, new Ring()]));
  private readonly placed = new Map<Seat, Place>();
  /** What was given to one and may be given to the next. */
  private readonly given = new WeakMap<object, Encoded>();
  private clogged: Clogged = () => undefined;
  isSending = false;

  /** Without `encode` every seat is sent to by itself. `broadcasts` and `strange` are told of what they are called. */
  constructor(
    private readonly encode: ((event: string, frame: unknown) => Encoded) | undefined,
    private readonly broadcasts: (event: keyof ServerEvents) => void,
    private readonly strange: () => void,
  ) {}

  whenClogged(act: Clogged): void {
    this.clogged = act;
  }

  join(seat: Seat, group: Group): void {
    const line = seat instanceof SocketSeat && this.encode ? seat.line : undefined;
    const place: Place = { seat, line, group, isSlow: false, isGone: false };
    this.placed.set(seat, place);
    this.rings.get(group)?.add(place);
    if (line?.isStrange) this.strange();
  }

  leave(seat: Seat): void {
    const place = this.placed.get(seat);
    if (!place) return;
    place.isGone = true;
    this.placed.delete(seat);
    this.rings.get(place.group)?.remove(place);
  }

  setSlow(seat: Seat, isSlow: boolean): void {
    const place = this.placed.get(seat);
    if (place) place.isSlow = isSlow;
  }

  broadcast<E extends keyof ServerEvents>(
    group: Group,
    event: E,
    frame: Parameters<ServerEvents[E]>[0],
  ): void {
    const ring = this.rings.get(group);
    if (!ring || ring.all.length === 0) return;
    this.broadcasts(event);
    ring.frames.push({ to: ring.all, event, frame, encoded: this.encode?.(event, frame), next: 0 });
    if (!this.isSending) this.send();
  }

  give<E extends keyof ServerEvents>(seat: Seat, event: E, frame: Parameters<ServerEvents[E]>[0]): void {
    deliver(seat, { event, frame, encoded: this.encodedOnce(event, frame) });
  }

  private encodedOnce(event: string, frame: object): Encoded | undefined {
    const known = this.given.get(frame);
    if (known || !this.encode) return known;
    const made = this.encode(event, frame);
    this.given.set(frame, made);
    return made;
  }

  /** A slice at a time, always of whom is served first. */
  private send(): void {
    this.isSending = true;
    let left = SLICE;
    for (;;) {
      const ring = this.waiting();
      const [frame] = ring?.frames ?? [];
      if (!ring || !frame) break;
      if (left <= 0) return void setImmediate(() => this.send());
      const end = Math.min(frame.to.length, frame.next + left);
      left -= end - frame.next;
      for (; frame.next < end; frame.next += 1) this.sendTo(frame.to[frame.next], frame);
      if (frame.next >= frame.to.length) ring.frames.shift();
    }
    this.isSending = false;
  }

  private waiting(): Ring | undefined {
    for (const ring of this.rings.values()) if (ring.frames.length > 0) return ring;
    return undefined;
  }

  private sendTo(place: Place | undefined, frame: Frame): void {
    if (!place || place.isGone) return;
    const { seat, line } = place;
    const { event, encoded } = frame;
    if (isSpared(event)) {
      if (place.isSlow) return;
      if (line?.isClogged) return this.clogged(seat, place.group);
    }
    if (event === 'head') seat.line.roundTrip.sent(1);
    if (!line || !encoded || !line.write(encoded.bytes)) deliver(seat, frame);
  }
}

/** Sends a frame the ordinary way. */
function deliver(seat: Seat, { event, frame, encoded }: Pick<Frame, 'event' | 'frame' | 'encoded'>): void {
  if (encoded && seat instanceof SocketSeat) seat.deliver(encoded);
  else seat.emit(event, frame as never);
}
