import type { LedgerEntry, LedgerPage } from '@openfloor/contract';

/** Pages of the record that are read at most, so that a faulty server cannot keep a phone busy. */
const MOST_PAGES = 50;

/** Reads the public record of moderation from its first entry. Throws where it cannot be reached whole. */
export async function readLedger(session: string, seat?: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  let after: number | null = 0;
  for (let page = 0; after !== null && page < MOST_PAGES; page += 1) {
    const response = await fetch(`/api/v1/sessions/${encodeURIComponent(session)}/ledger?after=${after}`, {
      headers: { accept: 'application/json', ...(seat ? { authorization: `Bearer ${seat}` } : {}) },
    });
    if (!response.ok) throw new Error(`the record answered ${response.status}`);
    const said = (await response.json()) as LedgerPage;
    entries.push(...said.entries);
    after = said.next;
  }
  return entries;
}
