import type { Counts } from '@openfloor/contract';

/** One part of the sum of all questions asked. */
export interface Part {
  name: 'incoming' | 'queued' | 'on_air' | 'answered' | 'set_aside' | 'merged' | 'withdrawn' | 'lapsed';
  n: number;
}

/** The tally of a room as parts that add up to `asked`; parts that are zero are left out. */
export function sumOf(counts: Counts): { asked: number; parts: Part[] } {
  const parts: Part[] = [
    { name: 'incoming', n: counts.published + (counts.pending ?? 0) },
    { name: 'queued', n: counts.shortlisted },
    { name: 'on_air', n: counts.onAir },
    { name: 'answered', n: counts.answered + counts.deferred },
    { name: 'set_aside', n: counts.declined },
    { name: 'merged', n: counts.merged },
    { name: 'withdrawn', n: counts.withdrawn },
    { name: 'lapsed', n: counts.lapsed },
  ];
  return { asked: counts.asked, parts: parts.filter((part) => part.n > 0) };
}

/** How many of a list carry each reason. */
export function byReason(questions: readonly { reason: string | null }[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { reason } of questions) if (reason) counted.set(reason, (counted.get(reason) ?? 0) + 1);
  return counted;
}
