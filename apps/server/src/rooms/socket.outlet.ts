import { Injectable } from '@nestjs/common';
import type { ServerEvents } from '@openfloor/contract';
import type { Namespace } from 'socket.io';
import { Metrics } from '../operations/metrics.js';
import { DirectOutlet, isSpared, type Outlet, type Seats } from './outlet.js';
import type { Group, Seat } from './seat.js';

/** So many sockets get a frame before the event loop may breathe. */
const SLICE = 250;

/** Makes the outlets of the rooms once the namespace is there. */
@Injectable()
export class SocketOutlets {
  private namespace: Namespace | undefined;

  constructor(private readonly metrics: Metrics) {}

  /** The gateway hands its namespace in as soon as it listens. */
  use(namespace: Namespace): void {
    this.namespace = namespace;
  }

  forRoom(sessionId: string, seats: Seats): Outlet {
    if (!this.namespace) return new DirectOutlet(seats);
    return new SlicedOutlet(this.namespace, sessionId, this.metrics);
  }
}

interface Slice {
  name: string;
  seats: Set<Seat>;
  /** The slow ones among them; they are in a room of their own as well, which spared frames leave out. */
  slow: Set<Seat>;
  /** How many frames had been broadcast when it was made; none of those is ever sent to it. */
  madeAfter: number;
}

interface Frame {
  slices: Slice[];
  event: keyof ServerEvents;
  frame: unknown;
}

/**
 * Sends the frames of a room one after the other, each in slices of sockets with a breath between. A seat that
 * enters while frames wait goes into a slice made after them, so that it never receives one from before its welcome.
 */
class SlicedOutlet implements Outlet {
  private readonly slices = new Map<Group, Slice[]>();
  private readonly placed = new Map<Seat, { group: Group; slice: Slice }>();
  private readonly queue: Frame[] = [];
  private made = 0;
  private frames = 0;
  isSending = false;

  constructor(
    private readonly namespace: Namespace,
    private readonly sessionId: string,
    private readonly metrics: Metrics,
  ) {}

  join(seat: Seat, group: Group): void {
    const slice = this.sliceFor(group);
    slice.seats.add(seat);
    this.placed.set(seat, { group, slice });
    void this.namespace.sockets.get(seat.id)?.join(slice.name);
  }

  leave(seat: Seat): void {
    const placed = this.placed.get(seat);
    if (!placed) return;
    this.placed.delete(seat);
    placed.slice.seats.delete(seat);
    placed.slice.slow.delete(seat);
    const slices = this.slices.get(placed.group) ?? [];
    if (placed.slice.seats.size === 0)
      this.slices.set(
        placed.group,
        slices.filter((slice) => slice !== placed.slice),
      );
  }

  setSlow(seat: Seat, isSlow: boolean): void {
    const slice = this.placed.get(seat)?.slice;
    const socket = this.namespace.sockets.get(seat.id);
    if (!slice || !socket) return;
    if (isSlow) {
      slice.slow.add(seat);
      void socket.join(slowRoom(slice));
    } else {
      slice.slow.delete(seat);
      void socket.leave(slowRoom(slice));
    }
  }

  broadcast<E extends keyof ServerEvents>(
    group: Group,
    event: E,
    frame: Parameters<ServerEvents[E]>[0],
  ): void {
    const slices = this.slices.get(group) ?? [];
    if (slices.length === 0) return;
    this.metrics.frame(event);
    this.frames += 1;
    this.queue.push({ slices: [...slices], event, frame });
    if (!this.isSending) this.send();
  }

  private sliceFor(group: Group): Slice {
    const slices = this.slices.get(group) ?? [];
    const fits = (slice: Slice) =>
      slice.seats.size < SLICE && (!this.isSending || slice.madeAfter === this.frames);
    const free = slices.find(fits);
    if (free) return free;
    const name = `${this.sessionId} ${group} ${this.made++}`;
    const slice: Slice = { name, seats: new Set(), slow: new Set(), madeAfter: this.frames };
    this.slices.set(group, [...slices, slice]);
    return slice;
  }

  private send(): void {
    this.isSending = true;
    for (;;) {
      const next = this.queue[0];
      if (!next) break;
      const slice = next.slices.shift();
      if (slice) this.sendTo(slice, next);
      if (next.slices.length > 0) return void setImmediate(() => this.send());
      this.queue.shift();
    }
    this.isSending = false;
  }

  private sendTo(slice: Slice, { event, frame }: Frame): void {
    const spares = isSpared(event) && slice.slow.size > 0;
    if (spares && slice.slow.size === slice.seats.size) return;
    if (event === 'head') for (const { line } of slice.seats) line.roundTrip.sent(1);
    const to = this.namespace.to(slice.name);
    (spares ? to.except(slowRoom(slice)) : to).emit(event, frame);
  }
}

function slowRoom({ name }: Slice): string {
  return `${name} slow`;
}
