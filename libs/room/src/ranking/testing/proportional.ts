import type { Electorate } from './consultation.js';

/**
 * Whether these places give proportional justified representation (Sánchez-Fernández and others, 2017): for every ℓ, any
 * ℓ · n / k voters who have ℓ questions in common support between them ℓ of those in the k places. Tries every set of voters.
 */
export function isProportional({ ballots }: Electorate, places: readonly number[]): boolean {
  const sets = ballots.map((own) => own.reduce((all, question) => all | (1 << question), 0));
  const chosen = places.reduce((all, question) => all | (1 << question), 0);
  for (let some = 1; some < 1 << sets.length; some += 1) {
    const own = sets.filter((_set, voter) => some & (1 << voter));
    const agreed = bits(own.reduce((all, set) => all & set, -1));
    const deserved = Math.min(agreed, Math.floor((own.length * places.length) / sets.length));
    if (bits(own.reduce((all, set) => all | set, 0) & chosen) < deserved) return false;
  }
  return true;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}
