import type { ServerEvents } from '@openfloor/contract';
import type { Encoded } from './encoded.js';
import { isSpared, type Clogged, type Outlet } from './outlet.js';
import { Ring, type Frame, type Place } from './ring.js';
import { GROUPS, type Group, type Seat } from './seat.js';
import { SocketSeat } from './socket-seat.js';

/** So many sockets get a frame before the event loop may breathe. */
const SLICE = 300;
/** Where the loop was away for longer than the first, several slices are sent in a row, for as long as the second. Milliseconds. */
const AWAY_FROM_MS = 10;
const IN_A_ROW_MS = 5;

/** Makes of a frame what goes over the wire. */
export type Encode = (event: keyof ServerEvents, frame: unknown) => Encoded;

/**
 * Sends the frames of a room, seat after seat of each group, in slices of seats with a breath between; what is for staff and
 * stage overtakes what is still on its way to everybody. Each frame is encoded once, and a seat is written once all that waits
 * for it.
 */
export class SlicedOutlet implements Outlet {
  private readonly rings = new Map(GROUPS.map((group) => [group, new Ring()]));
  private readonly placed = new Map<Seat, Place>();
  /** What was given to one and may be given to the next. */
  private readonly given = new WeakMap<object, Encoded>();
  /** Frames that go out together, in one piece. */
  private readonly pieces = new WeakMap<readonly Frame[], Buffer>();
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
    const socket = seat instanceof SocketSeat && this.encode ? seat : undefined;
    const place: Place = { seat, socket, group, got: 0, attached: undefined, isSlow: false, isGone: false };
    this.placed.set(seat, place);
    this.rings.get(group)?.add(place);
    if (socket) socket.answering = this;
    if (socket?.line.isStrange) this.strange();
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
    if (!ring || ring.size === 0) return;
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

  /** Answers a command. What is on its way to that seat goes along, so that its turn costs no write of its own. */
  answer(seat: SocketSeat, answer: Encoded): void {
    const place = this.placed.get(seat);
    const ring = place && this.rings.get(place.group);
    if (place?.socket && ring?.owes(place)) this.bring(place, ring.missedBy(place), answer);
    else seat.deliver(answer);
  }

  private encodedOnce(event: keyof ServerEvents, frame: object): Encoded | undefined {
    const known = this.given.get(frame);
    if (known || !this.encode) return known;
    const made = this.encode(event, frame);
    this.given.set(frame, made);
    return made;
  }

  /**
   * A slice at a time, always of whom is served first; several where the loop comes back late, since it has much to hear and
   * sending would get too little of its time.
   */
  private send(): void {
    const startedAt = this.now();
    const wasAway = this.isSending && startedAt - this.pausedAt > AWAY_FROM_MS;
    const shareMs = wasAway ? IN_A_ROW_MS : 0;
    this.isSending = true;
    let left = SLICE;
    for (let ring = this.waiting(); ring; ring = this.waiting()) {
      if (left <= 0 && this.now() - startedAt >= shareMs) return this.pause();
      if (left <= 0) left = SLICE;
      for (; left > 0 && ring.isBusy; left -= 1) this.turn(ring);
    }
    this.isSending = false;
  }

  /** The next one gets what is on its way; whatever everybody has by then is through. */
  private turn(ring: Ring): void {
    const place = ring.next();
    if (place) this.bring(place, ring.missedBy(place));
    for (let frame = ring.shift(); frame; frame = ring.shift()) {
      for (const late of frame.along) this.deliverAttached(late, frame);
      ring.tellThrough();
    }
  }

  private pause(): void {
    this.pausedAt = this.now();
    setImmediate(() => this.send());
  }

  private waiting(): Ring | undefined {
    for (const ring of this.rings.values()) if (ring.isBusy) return ring;
    return undefined;
  }

  /** Brings a place these frames, behind what it is answered where it is. */
  private bring(place: Place, frames: readonly Frame[], answer?: Encoded): void {
    const { seat, socket } = place;
    const due = this.dueTo(place, frames);
    for (const { event } of due) if (event === 'head') seat.line.roundTrip.sent(1);
    if (due.length > 0 && socket?.line.write(this.bytesFor(place, due, answer))) {
      if (place.attached && due.includes(place.attached.behind)) place.attached = undefined;
      return;
    }
    if (answer) socket?.deliver(answer);
    for (const frame of due) {
      deliver(seat, frame);
      this.deliverAttached(place, frame);
    }
  }

  /** These frames, without what a slow seat is spared. */
  private dueTo({ seat, socket, group, isSlow }: Place, frames: readonly Frame[]): readonly Frame[] {
    if (!isSlow && !socket?.line.isClogged) return frames;
    const due = frames.filter(({ event }) => !isSpared(event));
    if (!isSlow && due.length < frames.length) this.clogged(seat, group);
    return due;
  }

  /** An answer and frames for the wire in one piece, each frame with what is attached to it for this place. */
  private bytesFor(place: Place, frames: readonly Frame[], answer?: Encoded): Buffer {
    const { attached } = place;
    const bytes =
      attached && frames.includes(attached.behind)
        ? inOnePiece(frames.flatMap((frame) => [frame, this.attachedTo(place, frame)]))
        : this.joined(frames);
    return answer ? Buffer.concat([answer.bytes, bytes]) : bytes;
  }

  private joined(frames: readonly Frame[]): Buffer {
    const [first] = frames;
    if (frames.length === 1 && first?.encoded) return first.encoded.bytes;
    const known = this.pieces.get(frames);
    if (known) return known;
    const made = inOnePiece(frames);
    this.pieces.set(frames, made);
    return made;
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

/** Frames for the wire in one piece. */
function inOnePiece(frames: readonly (Pick<Frame, 'encoded'> | undefined)[]): Buffer {
  return Buffer.concat(frames.flatMap((frame) => frame?.encoded?.bytes ?? []));
}

/** Sends a frame the ordinary way. */
function deliver(seat: Seat, { event, frame, encoded }: Pick<Frame, 'event' | 'frame' | 'encoded'>): void {
  if (encoded && seat instanceof SocketSeat) seat.deliver(encoded, event);
  else seat.emit(event, frame as never);
}
