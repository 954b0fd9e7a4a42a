import type { LedgerEntry } from '@openfloor/contract';

/** A question that is set aside as the record stands. */
export interface SetAside {
  no: number;
  reason: string | null;
  at: number;
}

/** Follows the record and keeps what is set aside at its end, the latest first. */
export function setAside(entries: readonly LedgerEntry[]): SetAside[] {
  const standing = new Map<number, SetAside>();
  for (const { about, to, reason, at } of entries) {
    if (about?.kind !== 'question' || about.no === null) continue;
    if (to === 'declined') standing.set(about.no, { no: about.no, reason, at });
    else if (to !== null) standing.delete(about.no);
  }
  return [...standing.values()].sort((a, b) => b.at - a.at || b.no - a.no);
}

/** How often each reason was given, the most frequent first. */
export function reasonCounts(asides: readonly SetAside[]): [reason: string, n: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of asides) counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
