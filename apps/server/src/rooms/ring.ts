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
  attached: Attached | undefined;
  isSlow: boolean;
  isGone: boolean;
}

/** What one seat gets right behind a frame that goes to its group; made when it goes out. */
export interface Attached {
  readonly behind: Frame;
  readonly event: keyof ServerEvents;
  readonly make: () => object;
}

/** A frame on its way to a group. */
export interface Frame {
  /** Those who were there when it was broadcast; nobody gets a frame from before its welcome. */
  readonly to: readonly Place[];
  readonly event: keyof ServerEvents;
  readonly frame: unknown;
  /** The same for the wire, where it may be encoded here. */
  readonly encoded: Encoded | undefined;
  /** Those who get something right behind it. */
  readonly along: Place[];
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

  /** The frame that was put last and is still on its way. */
  get last(): Frame | undefined {
    return this.frames.at(-1);
  }

  put(frame: Omit<Frame, 'to' | 'along' | 'next'>): void {
    this.frames.push({ ...frame, to: this.all, along: [], next: 0 });
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
