import type { Hands } from '@openfloor/contract';
import type { HandCount, QuestionRecord } from '../records.js';

/**
 * What each hub counted over a merged set. Whoever raised a hand for both of two questions that ask the same would be
 * in a sum twice, so each hub's highest count stands: so many people at least.
 */
export function countsOver(set: readonly Pick<QuestionRecord, 'hands'>[]): HandCount[] {
  const highest = new Map<string, HandCount>();
  for (const count of set.flatMap(({ hands }) => hands)) {
    const known = highest.get(count.hubId);
    if (!known || isHigher(count, known)) highest.set(count.hubId, count);
  }
  return [...highest.values()];
}

function isHigher(one: HandCount, other: HandCount): boolean {
  return one.hands > other.hands || (one.hands === other.hands && one.headcount > other.headcount);
}

/** Hands of all hubs over a merged set, with the people there as each hub counted them then; null where none counted. */
export function handsOver(set: readonly Pick<QuestionRecord, 'hands'>[]): Hands | null {
  const counts = countsOver(set);
  if (counts.length === 0) return null;
  const sum = (of: (count: HandCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    hubs: counts.length,
    hands: sum(({ hands }) => hands),
    headcount: sum(({ headcount }) => headcount),
  };
}
