import { Inject, Injectable } from '@nestjs/common';
import type { LedgerEntry, LedgerVerified } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { STORE } from './store.token.js';

/** What was read so recently is not read again. */
const FRESH_MS = 1_000;
/** Following a chain costs as much as it is long. */
const VERIFIED_MS = 5_000;
const READ_AT_ONCE = 1_000;
/** Ledgers that are kept in memory. */
const MOST_KEPT = 20;

/** What the server found when it followed a chain, and when that was. */
export interface Verified extends LedgerVerified {
  at: number;
}

interface Kept {
  entries: LedgerEntry[];
  readAt: number;
  reading: Promise<readonly LedgerEntry[]> | undefined;
  verified: { at: number; found: Promise<Verified> } | undefined;
}

/** The ledgers of rooms as everybody may read them. They only grow, so that each entry is read once. */
@Injectable()
export class Ledgers {
  private readonly kept = new Map<string, Kept>();

  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Every entry of a session, at most a second old; the same array as long as there is no other. */
  async all(sessionId: string): Promise<readonly LedgerEntry[]> {
    const kept = this.of(sessionId);
    if (performance.now() - kept.readAt < FRESH_MS) return kept.entries;
    kept.reading ??= this.read(sessionId, kept).finally(() => (kept.reading = undefined));
    return kept.reading;
  }

  /** What following the chain from its start gave, at most five seconds ago. */
  verified(sessionId: string): Promise<Verified> {
    const kept = this.of(sessionId);
    const now = Date.now();
    if (kept.verified && Math.abs(now - kept.verified.at) < VERIFIED_MS) return kept.verified.found;
    const found = this.store.verifyLedger(sessionId).then((verified) => ({ ...verified, at: now }));
    kept.verified = { at: now, found };
    found.catch(() => (kept.verified = undefined));
    return found;
  }

  private async read(sessionId: string, kept: Kept): Promise<readonly LedgerEntry[]> {
    for (;;) {
      const next = await this.store.ledger(sessionId, kept.entries.at(-1)?.no ?? 0, READ_AT_ONCE);
      if (next.length > 0) kept.entries = [...kept.entries, ...next];
      if (next.length < READ_AT_ONCE) break;
    }
    kept.readAt = performance.now();
    return kept.entries;
  }

  private of(sessionId: string): Kept {
    const none = { entries: [], readAt: -Infinity, reading: undefined, verified: undefined };
    const kept = this.kept.get(sessionId) ?? none;
    this.kept.delete(sessionId);
    this.kept.set(sessionId, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return kept;
  }
}
