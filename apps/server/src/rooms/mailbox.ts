import type { Reply } from '@openfloor/contract';
import type { Actor, Order } from '@openfloor/room';

/** A command that waits for its turn. */
export interface Letter {
  order: Order;
  actor: Actor;
  fingerprint: string;
  /** Staff are served first. */
  urgent: boolean;
  answer: (reply: Reply) => void;
  /** When it was put into the mailbox, ms of `performance.now()`. */
  since?: number;
}

/** At most this many commands wait in a room; beyond it the door says `BUSY`, to staff only where as many of theirs wait. */
export const MAX_WAITING = 5_000;
/** At most this many go into a turn. */
export const MAX_TURN = 500;
/** Where more than a turn waits, and the first of it for longer than this, more come than the room can take. */
export const LATE_MS = 1_000;

/** What waits in front of one room, staff first, first come first served within each lane. */
export class Mailbox {
  private urgent: Letter[] = [];
  private plain: Letter[] = [];

  get size(): number {
    return this.urgent.length + this.plain.length;
  }

  /** Whether one more of this lane is refused: there are too many, or who came first has waited for too long already. */
  isFull(urgent: boolean): boolean {
    if (urgent) return this.urgent.length >= MAX_WAITING;
    if (this.size >= MAX_WAITING) return true;
    const [first] = this.plain;
    return this.plain.length > MAX_TURN && performance.now() - (first?.since ?? Infinity) > LATE_MS;
  }

  put(letter: Letter): void {
    letter.since = performance.now();
    (letter.urgent ? this.urgent : this.plain).push(letter);
  }

  /** The next turn's letters. */
  take(most = MAX_TURN): Letter[] {
    const first = this.urgent.splice(0, most);
    const then = this.plain.splice(0, most - first.length);
    return [...first, ...then];
  }

  /** What a turn had no time for is the first of its lane again. */
  giveBack(letters: readonly Letter[]): void {
    this.urgent = [...letters.filter(({ urgent }) => urgent), ...this.urgent];
    this.plain = [...letters.filter(({ urgent }) => !urgent), ...this.plain];
  }
}
