import { Injectable, Logger } from '@nestjs/common';
import type { ServerEvents } from '@openfloor/contract';
import type { Namespace, Socket } from 'socket.io';
import { Metrics } from '../operations/metrics.js';
import { Encoded, encodesAlike } from './encoded.js';
import { DirectOutlet, isSpared, type Clogged, type Outlet, type Seats } from './outlet.js';
import { Ring, type Frame, type Place } from './ring.js';
import { GROUPS, type Group, type Seat } from './seat.js';
import { answersStraight, SocketSeat } from './socket-seat.js';

/** So many sockets get a frame before the event loop may breathe. */
const SLICE = 300;
/** Where the loop was away for longer than this, sending may go on for as long as it was, up to the other. Milliseconds. */
const AWAY_FROM_MS = 10;
const MOST_IN_A_ROW_MS = 12;

/** Makes of a frame what goes over the wire. */
type Encode = (event: keyof ServerEvents, frame: unknown) => Encoded;

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

  /** What this socket is answered goes straight over its line from now on, where that can be. */
  answers(socket: Socket, seat: SocketSeat): void {
    if (this.isPlain && !answersStraight(socket, seat)) this.warn('another way of answering');
  }

  forRoom(_sessionId: string, seats: Seats): Outlet {
    const { namespace } = this;
    if (!namespace) return new DirectOutlet(seats);
    const { name } = namespace;
    const encode: Encode = (event, frame) =>
      event === 'welcome'
        ? Encoded.welcome(name, frame as Parameters<ServerEvents['welcome']>[0])
        : Encoded.event(name, event, frame);
    return new SlicedOutlet(
      this.isPlain ? encode : undefined,
      (event) => this.metrics.frame(event),
      () => this.warn('another WebSocket transport'),
    );
  }

  private warn(found: string): void {
    if (this.isWarned) return;
    this.isWarned = true;
    this.logger.warn(`frames take the ordinary road, which costs more: socket.io has ${found}`);
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
  /** When sending last gave way to other things. */
  private pausedAt = 0;
  private isHeld = false;
  isSending = false;

  /** Without `encode` every seat is sent to by itself. `broadcasts` and `strange` are told of what they are called. */
  constructor(
    private readonly encode: Encode | undefined,
    private readonly broadcasts: (event: keyof ServerEvents) => void,
    private readonly strange: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  whenClogged(act: Clogged): void {
    this.clogged = act;
  }

  join(seat: Seat, group: Group): void {
    const line = seat instanceof SocketSeat && this.encode ? seat.line : undefined;
    const place: Place = { seat, line, group, attached: undefined, isSlow: false, isGone: false };
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
    ring.put({ event, frame, encoded: this.encode?.(event, frame) });
    if (!this.isSending && !this.isHeld) this.send();
  }

  together(act: () => void): void {
    this.isHeld = true;
    try {
      act();
    } finally {
      this.isHeld = false;
      if (!this.isSending) this.send();
    }
  }

  whenThrough(group: Group, event: keyof ServerEvents, act: () => void): void {
    const ring = this.rings.get(group);
    if (ring) ring.whenThrough(event, act);
    else act();
  }

  attach<E extends keyof ServerEvents>(
    seat: Seat,
    event: E,
    make: () => Parameters<ServerEvents[E]>[0],
  ): void {
    const place = this.placed.get(seat);
    const behind = place && this.rings.get(place.group)?.last;
    if (!place || !behind) return this.give(seat, event, make());
    place.attached = { behind, event, make };
    behind.along.push(place);
  }

  give<E extends keyof ServerEvents>(seat: Seat, event: E, frame: Parameters<ServerEvents[E]>[0]): void {
    deliver(seat, { event, frame, encoded: this.encodedOnce(event, frame) });
  }

  private encodedOnce(event: keyof ServerEvents, frame: object): Encoded | undefined {
    const known = this.given.get(frame);
    if (known || !this.encode) return known;
    const made = this.encode(event, frame);
    this.given.set(frame, made);
    return made;
  }

  /**
   * A slice at a time, always of whom is served first; several where the loop comes back late, since it has much to hear:
   * what is sent gets as much of its time as what is heard.
   */
  private send(): void {
    const startedAt = this.now();
    const awayMs = this.isSending ? startedAt - this.pausedAt : 0;
    const shareMs = awayMs > AWAY_FROM_MS ? Math.min(MOST_IN_A_ROW_MS, awayMs) : 0;
    this.isSending = true;
    let left = SLICE;
    for (;;) {
      const ring = this.waiting();
      const frame = ring?.first;
      if (!ring || !frame) break;
      if (left <= 0 && this.now() - startedAt >= shareMs) return this.pause();
      if (left <= 0) left = SLICE;
      const end = Math.min(frame.to.length, frame.next + left);
      left -= end - frame.next;
      for (; frame.next < end; frame.next += 1) this.sendTo(frame.to[frame.next], frame);
      if (frame.next < frame.to.length) continue;
      for (const place of frame.along) this.deliverAttached(place, frame);
      ring.shift();
    }
    this.isSending = false;
  }

  private pause(): void {
    this.pausedAt = this.now();
    setImmediate(() => this.send());
  }

  private waiting(): Ring | undefined {
    for (const ring of this.rings.values()) if (ring.first) return ring;
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
    if (line && encoded) {
      const own = this.attachedTo(place, frame)?.encoded;
      if (own && line.write(Buffer.concat([encoded.bytes, own.bytes]))) {
        place.attached = undefined;
        return;
      }
      if (line.write(encoded.bytes)) return this.deliverAttached(place, frame);
    }
    deliver(seat, frame);
    this.deliverAttached(place, frame);
  }

  /** What is to go to a place right behind a frame. */
  private attachedTo(
    { attached }: Place,
    frame: Frame,
  ): Pick<Frame, 'event' | 'frame' | 'encoded'> | undefined {
    if (attached?.behind !== frame) return undefined;
    const { event } = attached;
    const own = attached.make();
    return { event, frame: own, encoded: this.encodedOnce(event, own) };
  }

  private deliverAttached(place: Place, frame: Frame): void {
    if (place.isGone) return;
    const own = this.attachedTo(place, frame);
    if (!own) return;
    place.attached = undefined;
    deliver(place.seat, own);
  }
}

/** Sends a frame the ordinary way. */
function deliver(seat: Seat, { event, frame, encoded }: Pick<Frame, 'event' | 'frame' | 'encoded'>): void {
  if (encoded && seat instanceof SocketSeat) seat.deliver(encoded, event);
  else seat.emit(event, frame as never);
}
