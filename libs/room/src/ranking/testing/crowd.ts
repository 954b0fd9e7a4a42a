import { seeded } from './chance.js';
import type { Electorate } from './consultation.js';

interface Crowd {
  people: number;
  questions: number;
  /** How many questions each supports about. */
  each: number;
  seed: number;
}

/** A crowd of eight groups in which some questions are much more liked than others, by some groups more than by others. */
export function crowd({ people, questions, each, seed }: Crowd): Electorate {
  const random = seeded(seed);
  const likes = Array.from({ length: 8 }, () =>
    Array.from({ length: questions }, () => 0.1 + 1.3 * random() ** 2 + random() ** 6),
  );
  const sums = likes.map((liked) => liked.reduce((sum, like) => sum + like, 0));
  const groupOf = Array.from({ length: people }, () => Math.floor(8 * random() ** 2));
  const ballots = groupOf.map((group) => {
    const zeal = each * (0.3 + 1.4 * random());
    const liked = likes[group] ?? [];
    return liked.flatMap((like, question) =>
      random() < (zeal * like) / (sums[group] ?? 1) ? [question] : [],
    );
  });
  return { groupOf, ballots, questions };
}
