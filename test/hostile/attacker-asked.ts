import type { Ballot, Voter } from './attacker-crowd.js';
import { totalAfter, type Step } from './attacker.js';

/**
 * A question as the crowd votes for it. `cast`: what its public total tells, one entry for each vote that came to it or
 * left it; those that a merge brings or its undoing takes come all at once, and only the last of them is a moment.
 */
export class Asked {
  readonly cast: Ballot[] = [];
  readonly standing: Voter[] = [];
  /** Places in `cast` after which there was a total that anybody could see. */
  readonly moments = new Set<number>();
  /** Whoever has a ballot on this very question. */
  readonly own = new Set<Voter>();
  /** Questions that are merged into this one. */
  readonly below = new Set<Asked>();
  private counted = new Set<Voter>();

  constructor(
    readonly id: string,
    readonly no: number,
    readonly waiting: Voter[],
  ) {}

  get steps(): Step[] {
    return this.cast.map(({ step }) => step);
  }

  get votes(): number {
    return totalAfter(this.steps, this.cast.length);
  }

  /** Somebody voted, or took back whatever they had in the whole set. */
  voted(voter: Voter, on: boolean): void {
    if (on) this.own.add(voter);
    else for (const question of [this, ...this.below]) question.own.delete(voter);
    this.recount();
  }

  /** Another question counts for this one from now on. */
  merged(other: Asked): void {
    this.below.add(other);
    this.recount();
  }

  /** It counts for itself again. */
  unmerged(other: Asked): void {
    this.below.delete(other);
    this.recount();
    other.recount();
  }

  private recount(): void {
    const now = new Set([this, ...this.below].flatMap(({ own }) => [...own]));
    const before = this.counted;
    const moves: Ballot[] = [
      ...[...now].filter((voter) => !before.has(voter)).map(({ cell }) => ({ step: 1 as const, cell })),
      ...[...before].filter((voter) => !now.has(voter)).map(({ cell }) => ({ step: -1 as const, cell })),
    ];
    this.counted = now;
    if (moves.length === 0) return;
    this.cast.push(...moves);
    this.moments.add(this.cast.length);
  }
}
