import type { Counts } from '@openfloor/contract';

/** A line of the count at the end of the list: a key of the texts and how many. */
export interface TallyLine {
  key:
    | 'countAnswered'
    | 'countOnAir'
    | 'countChosen'
    | 'countListed'
    | 'countDeferred'
    | 'countMerged'
    | 'countDeclined'
    | 'countWithdrawn'
    | 'countLapsed'
    | 'countReview';
  n: number;
}

/** The parts of what was asked; they add up to it. What only the moderators see yet is the rest. */
export function tallyLines(counts: Counts): TallyLine[] {
  const known: TallyLine[] = [
    { key: 'countAnswered', n: counts.answered },
    { key: 'countOnAir', n: counts.onAir },
    { key: 'countChosen', n: counts.shortlisted },
    { key: 'countListed', n: counts.published },
    { key: 'countDeferred', n: counts.deferred },
    { key: 'countMerged', n: counts.merged },
    { key: 'countDeclined', n: counts.declined },
    { key: 'countWithdrawn', n: counts.withdrawn },
    { key: 'countLapsed', n: counts.lapsed },
  ];
  const sum = known.reduce((total, { n }) => total + n, 0);
  return [...known, { key: 'countReview' as const, n: Math.max(0, counts.asked - sum) }].filter(
    ({ n }) => n > 0,
  );
}
