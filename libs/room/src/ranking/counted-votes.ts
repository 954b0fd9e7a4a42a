import { SUPPORT_GROUPS } from '@openfloor/contract';
import type { Room } from '../room.js';
import { setOf } from '../question/merge.rules.js';
import { sizesOf, type Backing } from './backing.js';

/** An order over many votes follows once so many more have come: a part of what it counts, one in so many. */
const PART = 16;

/** The counted votes of a room as numbers, with the place of each question in them. */
export interface CountedBacking extends Backing {
  placeOf: ReadonlyMap<string, number>;
}

interface Counted {
  /** Votes at the time, as everybody could see them. */
  of: number;
  voters: Int32Array;
}

/**
 * Which votes an order across groups looks at. Those of a question are counted together when so many have come or gone since the
 * last time: when that is follows from totals alone. No order is ever made from a single vote more or less, nor from a question
 * with fewer votes than that, and neither is the size of a group.
 */
export class CountedVotes {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly counted = new Map<string, Counted>();
  private readonly due = new Map<string, number>();

  constructor(private readonly room: Room) {}

  /** Whether votes of some question wait to be counted. */
  get isDue(): boolean {
    return this.due.size > 0;
  }

  has(questionId: string): boolean {
    return this.counted.has(questionId);
  }

  /** A question on top has so many votes now. `least` is the fewest that are counted together. */
  note(questionId: string, votes: number, least: number): void {
    const of = this.counted.get(questionId)?.of ?? 0;
    const step = Math.max(least, Math.floor(of / PART));
    if (Math.abs(votes - of) >= step) this.due.set(questionId, votes);
    else this.due.delete(questionId);
  }

  /** A question stands below another now. Gives whether its votes had been counted. */
  drop(questionId: string): boolean {
    this.due.delete(questionId);
    return this.counted.delete(questionId);
  }

  /** Counts what waits, as far as there are `least` votes or more. */
  follow(least: number): void {
    for (const [id, of] of this.due)
      if (of >= least) this.counted.set(id, { of, voters: this.votersOf(id) });
      else this.counted.delete(id);
    this.due.clear();
  }

  /** All counted votes, but for those of removed people. A group is as large as the voters among them. */
  backing(): CountedBacking {
    const { groupOf, isOut } = this.people();
    const all = [...this.counted];
    const kept = new Int32Array(all.reduce((sum, [, { voters }]) => sum + voters.length, 0));
    const starts = new Int32Array(all.length + 1);
    let end = 0;
    all.forEach(([, { voters }], place) => {
      for (const voter of voters)
        if (!isOut[voter]) {
          kept[end] = voter;
          end += 1;
        }
      starts[place + 1] = end;
    });
    const voters = kept.subarray(0, end);
    const sizes = sizesOf(voters, groupOf, SUPPORT_GROUPS.length);
    return { groupOf, sizes, starts, voters, placeOf: new Map(all.map(([id], place) => [id, place])) };
  }

  /** The group of each voter; hubs and those who named none are one together, as in the figures by groups. */
  private people(): { groupOf: Uint8Array; isOut: Uint8Array } {
    const groupOf = new Uint8Array(this.ids.length);
    const isOut = new Uint8Array(this.ids.length);
    this.ids.forEach((id, voter) => {
      const record = this.room.entry('participant', id)?.record;
      groupOf[voter] = SUPPORT_GROUPS.indexOf(record?.stakeholderGroup ?? null);
      if (record?.removed) isOut[voter] = 1;
    });
    return { groupOf, isOut };
  }

  /** Everybody who supports a question or any that was merged into it, once, less those who asked one and removed people. */
  private votersOf(questionId: string): Int32Array {
    const question = this.room.entry('question', questionId)?.record;
    if (!question) return new Int32Array();
    const set = setOf(this.room, question);
    const authors = new Set(set.map(({ authorId }) => authorId));
    const found = new Set<number>();
    for (const { id } of set)
      for (const [voterId, on] of this.room.ballots(id))
        if (on && !authors.has(voterId)) found.add(this.numberOf(voterId));
    return Int32Array.from(found);
  }

  private numberOf(voterId: string): number {
    const known = this.numbers.get(voterId);
    if (known !== undefined) return known;
    const number = this.ids.push(voterId) - 1;
    this.numbers.set(voterId, number);
    return number;
  }
}
