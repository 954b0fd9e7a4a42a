import type { ServerEvents } from '@openfloor/contract';
import type { Encoded } from './encoded.js';
import type { Group, Seat } from './seat.js';
import type { SocketSeat } from './socket-seat.js';

/** A seat among those that are sent to. */
export interface Place {
  readonly seat: Seat;
  /** The same seat where frames may be written past its socket. */
  readonly socket: SocketSeat | undefined;
  readonly group: Group;
  /** The number of the last frame that it has; nobody gets a frame from before its welcome. */
  got: number;
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
  readonly no: number;
  readonly event: keyof ServerEvents;
  readonly frame: unknown;
  /** The same for the wire, where it may be encoded here. */
  readonly encoded: Encoded | undefined;
  /** Those who get something right behind it. */
  readonly along: Place[];
  /** How many have yet to get it. */
  left: number;
}

const NOTHING: readonly Frame[] = [];

/**
 * Those of one group, and the frames on their way to them. It goes round and round: whoever's turn it is gets all frames that came
 * since the last one, together, and a frame is through when it has gone round once. So where more is sent than can be, a turn takes
 * more frames instead of more time.
 */
export class Ring {
  private readonly places = new Set<Place>();
  /** In the order of turns. Whoever enters on the way has a turn in the next round. */
  private list: readonly Place[] = [];
  private at = 0;
  /** Never changed, but another list: it stands for what is joined of it. */
  private frames: readonly Frame[] = [];
  private lastNo = 0;
  private waiting: { event: Frame['event']; act: () => void }[] = [];

  add(place: Place): void {
    place.got = this.lastNo;
    this.places.add(place);
  }

  remove(place: Place): void {
    if (!this.places.delete(place)) return;
    this.missedBy(place);
    this.rest();
  }

  get size(): number {
    return this.places.size;
  }

  /** Whether anything is on its way. */
  get isBusy(): boolean {
    return this.frames.length > 0;
  }

  /** The frame that was put last and is still on its way. */
  get last(): Frame | undefined {
    return this.frames.at(-1);
  }

  put(frame: Pick<Frame, 'event' | 'frame' | 'encoded'>): void {
    this.lastNo += 1;
    this.frames = [...this.frames, { ...frame, no: this.lastNo, along: [], left: this.places.size }];
  }

  /** Whose turn it is; undefined where that seat has gone. */
  next(): Place | undefined {
    if (this.at >= this.list.length) {
      this.list = [...this.places];
      this.at = 0;
    }
    const place = this.list[this.at];
    this.at += 1;
    return place?.isGone ? undefined : place;
  }

  /** Whether any of what is on its way is yet to reach this place. */
  owes(place: Place): boolean {
    return place.got < this.lastNo;
  }

  /** What this place does not have of what is on its way. It counts as sent from now on. */
  missedBy(place: Place): readonly Frame[] {
    if (!this.owes(place)) return NOTHING;
    const frames = this.frames.every(({ no }) => no > place.got)
      ? this.frames
      : this.frames.filter(({ no }) => no > place.got);
    for (const frame of frames) frame.left -= 1;
    place.got = this.lastNo;
    return frames;
  }

  /** Takes out the first frame, if everybody has it. */
  shift(): Frame | undefined {
    const [first] = this.frames;
    if (first?.left !== 0) return undefined;
    this.frames = this.frames.slice(1);
    this.rest();
    return first;
  }

  /** Tells whoever waited for that, where no frame of an event is on its way any more. */
  tellThrough(): void {
    const over = this.waiting.filter(({ event }) => !this.brings(event));
    this.waiting = this.waiting.filter(({ event }) => this.brings(event));
    for (const { act } of over) act();
  }

  /** Does something as soon as no frame of this event is on its way, at once if none is. */
  whenThrough(event: Frame['event'], act: () => void): void {
    if (this.brings(event)) this.waiting.push({ event, act });
    else act();
  }

  /** With nothing on its way nobody who left is kept in mind. */
  private rest(): void {
    if (this.isBusy) return;
    this.list = [];
    this.at = 0;
  }

  private brings(event: Frame['event']): boolean {
    return this.frames.some((frame) => frame.event === event);
  }
}
