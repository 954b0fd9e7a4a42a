import { receiptMark } from '@openfloor/store';

/** Bits kept for each receipt and looked at for each question; with these one question in a hundred is asked in vain. */
const BITS_EACH = 10;
const LOOKS = 7;
const FIRST_ROOM = 1_000;
/** Each further part is so much larger than the one before, so that there are never many of them. */
const GROWTH = 4;

/** A set that may say yes of what is not in it, but never no of what is (Bloom, 1970). */
class Part {
  private readonly bits: Uint32Array;
  private room: number;

  constructor(readonly size: number) {
    this.bits = new Uint32Array(Math.ceil((size * BITS_EACH) / 32));
    this.room = size;
  }

  get isFull(): boolean {
    return this.room <= 0;
  }

  add(one: number, other: number): void {
    this.room -= 1;
    for (let look = 0; look < LOOKS; look += 1) {
      const at = this.at(one, other, look);
      this.bits[at >>> 5] = (this.bits[at >>> 5] ?? 0) | (1 << (at & 31));
    }
  }

  has(one: number, other: number): boolean {
    for (let look = 0; look < LOOKS; look += 1) {
      const at = this.at(one, other, look);
      if (((this.bits[at >>> 5] ?? 0) & (1 << (at & 31))) === 0) return false;
    }
    return true;
  }

  private at(one: number, other: number, look: number): number {
    return ((one + look * (other | 1)) >>> 0) % (this.bits.length * 32);
  }
}

/**
 * Remembers which commands of a room have a receipt, in two bytes each, so that the store need not be asked for those that
 * cannot have one. Until it was told of all that the store has, it says maybe to everything. It is a hint and no proof: a
 * receipt that another process wrote meanwhile is found by the commit, which then is a conflict, and a turn that runs
 * again asks the store for all its receipts whatever is said here.
 */
export class Answered {
  private readonly parts: Part[] = [];
  private isComplete = false;

  /** Whether there may be a receipt; false only where there is none. */
  mayHave(actorId: string, commandId: string): boolean {
    if (!this.isComplete) return true;
    const [one, other] = receiptMark(actorId, commandId);
    return this.parts.some((part) => part.has(one, other));
  }

  /** A receipt is about to be written, or was found. */
  add(actorId: string, commandId: string): void {
    const [one, other] = receiptMark(actorId, commandId);
    this.put(one, other);
  }

  /** Takes in the marks of receipts that the store has, two numbers each. */
  fill(marks: Uint32Array): void {
    for (let at = 0; at + 1 < marks.length; at += 2) this.put(marks[at] ?? 0, marks[at + 1] ?? 0);
  }

  /** Every receipt that the store has was filled in, and every later one will be added. */
  complete(): void {
    this.isComplete = true;
  }

  private put(one: number, other: number): void {
    const last = this.parts.at(-1);
    const part = last && !last.isFull ? last : new Part(last ? last.size * GROWTH : FIRST_ROOM);
    if (part !== last) this.parts.push(part);
    part.add(one, other);
  }
}
