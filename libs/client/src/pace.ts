import { type Clock, retryMs } from './clock.js';

const SECOND_MS = 1_000;

/**
 * When the next command may go: never more than so many in one second, and while nobody answers one at a time, after
 * growing waits.
 */
export class Pace {
  declare private readonly clock: Clock;
  declare private readonly perSecond: number;
  declare private readonly parallel: number;
  /** Waves in a row that nobody answered. */
  declare private failures: number;
  declare private quietUntil: number;
  declare private sentAt: readonly number[];

  constructor(clock: Clock, perSecond: number, parallel: number) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.parallel = parallel;
    this.failures = this.quietUntil = 0;
    this.sentAt = [];
  }

  /** False from a command without answer until the next answer or `wake`. */
  get reachable(): boolean {
    return this.failures === 0;
  }

  /** How many may be in flight together. */
  get limit(): number {
    return this.reachable ? this.parallel : 1;
  }

  /** The earliest time for the next one, ms; in the past if at once. */
  get nextAt(): number {
    return Math.max(this.quietUntil, (this.sentAt.at(-this.perSecond) ?? 0) + SECOND_MS);
  }

  sent(): void {
    this.sentAt = [...this.sentAt, this.clock.now()].slice(-this.perSecond);
  }

  heard(): void {
    this.failures = 0;
    this.quietUntil = 0;
  }

  /** Commands that were in flight together and went unanswered count as one wave. */
  silent(): void {
    if (this.clock.now() < this.quietUntil) return;
    this.failures += 1;
    this.quietUntil = this.clock.now() + retryMs(this.failures, this.clock.random());
  }
}
