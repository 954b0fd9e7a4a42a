import type { OutboxEntry } from '@openfloor/client';
import type { Late } from './hub-state.js';

/** What arrives so long after it was made came late, in milliseconds. */
export const LATE_MS = 60_000;

/** Adds to what came late the acts that were accepted just now; each counts once. */
export class LateWatch {
  private readonly seen = new Set<string>();
  private found: Late | undefined;

  get late(): Late | undefined {
    return this.found;
  }

  /** To be called with everything that is heard; `now` is a time of the server, ms. */
  look(entries: readonly OutboxEntry[], now: number): void {
    for (const { id, state, madeAt } of entries) {
      if (state !== 'accepted' || this.seen.has(id)) continue;
      this.seen.add(id);
      if (now - madeAt < LATE_MS) continue;
      const { n, from, to } = this.found ?? { n: 0, from: madeAt, to: madeAt };
      this.found = { n: n + 1, from: Math.min(from, madeAt), to: Math.max(to, madeAt) };
    }
  }

  /** It was read. */
  forget(): void {
    this.found = undefined;
  }
}
