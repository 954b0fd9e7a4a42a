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
}

/** At most this many commands wait in a room; beyond it the door says `BUSY`. */
export const MAX_WAITING = 5_000;
/** At most this many go into a turn. */
export const MAX_TURN = 500;

/** What waits in front of one room, staff first, first come first served within each lane. */
export class Mailbox {
  private urgent: Letter[] = [];
  private plain: Letter[] = [];

  get size(): number {
    return this.urgent.length + this.plain.length;
  }

  get isFull(): boolean {
    return this.size >= MAX_WAITING;
  }

  put(letter: Letter): void {
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
