import type { Counts, Tallies } from '@openfloor/contract';

/** The latest figures of a room. All are absolute; of two that differ the one with the higher beat is right. */
export class TallyTable {
  /** Votes by receipt number; another map when any of them changed. */
  declare votes: ReadonlyMap<number, number>;
  declare counts: Counts | undefined;
  /** Receipt numbers in the room's order, where the server sends one. */
  declare order: readonly number[] | undefined;
  declare private readonly beats: Map<number, number>;
  declare private countsBeat: number;
  declare private orderBeat: number;

  constructor() {
    this.votes = new Map();
    this.beats = new Map();
    this.countsBeat = this.orderBeat = -1;
  }

  /** Takes what is as new as what is held, or, of a frame known to be `late`, only what is newer. */
  merge({ beat, votes, counts, order }: Tallies, late = false): void {
    const wins = (held: number): boolean => (late ? beat > held : beat >= held);
    let next: Map<number, number> | undefined;
    for (let at = 0; at + 1 < votes.length; at += 2) {
      const no = votes[at] as number;
      const count = votes[at + 1] as number;
      if (!wins(this.beats.get(no) ?? -1)) continue;
      this.beats.set(no, beat);
      if (this.votes.get(no) !== count) (next ??= new Map(this.votes)).set(no, count);
    }
    if (next) this.votes = next;
    if (counts && wins(this.countsBeat)) {
      this.counts = counts;
      this.countsBeat = beat;
    }
    if (order && wins(this.orderBeat)) {
      this.order = order;
      this.orderBeat = beat;
    }
  }
}
