import type { ServerEvents } from '@openfloor/contract';
import type { Encoded } from './encoded.js';
import type { Group, Seat } from './seat.js';
import type { SocketLine } from './socket-line.js';

/** A seat among those that are sent to. */
export interface Place {
  readonly seat: Seat;
  /** Where frames may be written past the socket. */
  readonly line: SocketLine | undefined;
  readonly group: Group;
  /** Makes what goes out in one write with the next frame, right behind it. */
  attached: (() => Encoded) | undefined;
  isSlow: boolean;
  isGone: boolean;
}

/** A frame on its way to a group. */
export interface Frame {
  /** Those who were there when it was broadcast; nobody gets a frame from before its welcome. */
  readonly to: readonly Place[];
  readonly event: keyof ServerEvents;
  readonly frame: unknown;
  /** The same for the wire, where it may be encoded here. */
  readonly encoded: Encoded | undefined;
  /** How many have it. */
  next: number;
}

/** Those of one group, and the frames on their way to them. */
export class Ring {
  private readonly frames: Frame[] = [];
  private readonly places = new Set<Place>();
  private waiting: { event: Frame['event']; act: () => void }[] = [];
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

  /** The frame that is on its way. */
  get first(): Frame | undefined {
    return this.frames[0];
  }

  put(frame: Omit<Frame, 'to' | 'next'>): void {
    this.frames.push({ ...frame, to: this.all, next: 0 });
  }

  /** The first frame has reached everybody. */
  shift(): void {
    this.frames.shift();
    const over = this.waiting.filter(({ event }) => !this.brings(event));
    this.waiting = this.waiting.filter(({ event }) => this.brings(event));
    for (const { act } of over) act();
  }

  /** Does something as soon as no frame of this event is on its way, at once if none is. */
  whenThrough(event: Frame['event'], act: () => void): void {
    if (this.brings(event)) this.waiting.push({ event, act });
    else act();
  }

  private brings(event: Frame['event']): boolean {
    return this.frames.some((frame) => frame.event === event);
  }
}
