import { chance } from './weak-link.js';

/** The seed of this run: `SEED` where one is given, else a new one. Every drill prints it. */
export function seedOfRun(): number {
  const given = Number(process.env['SEED']);
  return Number.isSafeInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31);
}

/** Chance from a printed seed: the same seed makes the same choices. */
export class Chance {
  private readonly random: () => number;

  constructor(readonly seed = seedOfRun()) {
    this.random = chance(seed);
  }

  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** True so often out of 1. */
  is(probability: number): boolean {
    return this.random() < probability;
  }

  /** One of them; undefined where there is none. */
  of<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }

  /** Chance of its own for one of several that act side by side, so that their order does not change it. */
  part(no: number): Chance {
    return new Chance((this.seed * 2_654_435_761 + no * 40_503) >>> 0);
  }
}
