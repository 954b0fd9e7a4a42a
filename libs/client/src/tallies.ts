import type { Counts, PollTally, Support, Tallies } from '@openfloor/contract';

/** The latest figures of a room. All are absolute; of two that differ the one with the higher beat is right. */
export class TallyTable {
  /** Votes by receipt number; another map when any of them changed. */
  declare votes: ReadonlyMap<number, number>;
  /** From which groups votes came, by receipt number; empty for all but staff. The map stays the same. */
  declare readonly support: Map<number, Support>;
  declare counts: Counts | undefined;
  /** How polls stood, by number, as it was told while they were open. The map stays the same. */
  declare readonly polls: Map<number, PollTally>;
  /** Receipt numbers in the room's order, where the server sends one. */
  declare order: readonly number[] | undefined;
  /** The beat of each figure: by receipt number, of polls by their number below zero, or by the name of what there is one of. */
  declare private readonly beats: Map<number | string, number>;

  constructor() {
    this.votes = new Map();
    this.support = new Map();
    this.polls = new Map();
    this.beats = new Map();
  }

  /** Takes what is as new as what is held, or, of a frame known to be `late`, only what is newer. */
  merge({ beat, votes, counts, order, support, polls }: Tallies, late = false): void {
    const wins = (what: number | string): boolean =>
      (this.beats.get(what) ?? -1) + Number(late) <= beat && !!this.beats.set(what, beat);
    let next: Map<number, number> | undefined;
    for (let at = 0; at + 1 < votes.length; at += 2) {
      const no = votes[at] as number;
      const count = votes[at + 1] as number;
      if (wins(no) && this.votes.get(no) !== count) (next ??= new Map(this.votes)).set(no, count);
    }
    if (next) this.votes = next;
    if (counts && wins('counts')) this.counts = counts;
    if (order && wins('order')) this.order = order;
    for (const told of polls ?? []) if (wins(-told[0])) this.polls.set(told[0], told);
    if (support && !late) for (const told of support) this.support.set(told[0], told);
  }
}
