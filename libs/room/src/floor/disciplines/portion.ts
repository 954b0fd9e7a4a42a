/** What somebody has had of the floor. */
export interface Portion {
  turns: number;
  seconds: number;
}

const NOTHING: Readonly<Portion> = { turns: 0, seconds: 0 };

/** What each has had, by a key of theirs, and what all have had together. */
export class Portions<K> {
  readonly whole: Portion = { ...NOTHING };
  private readonly parts = new Map<K, Portion>();

  /** One turn more, of so many seconds. */
  add(key: K, seconds: number): void {
    const part = this.parts.get(key) ?? { ...NOTHING };
    this.parts.set(key, part);
    for (const portion of [part, this.whole]) {
      portion.turns += 1;
      portion.seconds += seconds;
    }
  }

  of(key: K): Readonly<Portion> {
    return this.parts.get(key) ?? NOTHING;
  }

  /**
   * The mean of its share of turns and its share of seconds, times what is the same for every key, so that whole
   * seconds compare without rounding. Where nothing was served yet everybody weighs 0.
   */
  weight(key: K): number {
    const { turns, seconds } = this.of(key);
    return turns * (this.whole.seconds || 1) + seconds * this.whole.turns;
  }
}
