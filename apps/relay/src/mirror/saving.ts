import type { FactsStore } from '../kept/facts.store.js';
import type { Journal } from '../kept/journal.js';
import type { MirrorStore } from '../kept/mirror.store.js';
import { nothingUnsaved, type Mirror, type Remembered, type Unsaved } from './mirror.js';

/** The copy is written at once, and then at most so often: what is lost of it comes again from the room. */
const PAUSE_MS = 250;
/** What was reached so long before the next write counts as heard in all its parts. */
const CALM_MS = 5_000;

/** Writes the copy of the room behind the phones' backs. */
export class Saving {
  private timer: NodeJS.Timeout | undefined;
  private mark: { rev: number; at: number };
  private calmRev: number;
  private savedAt = -Infinity;

  constructor(
    private readonly mirror: Mirror,
    private readonly journal: Journal,
    private readonly store: MirrorStore,
    private readonly facts: FactsStore,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.calmRev = facts.read<Remembered>('mirror')?.calmRev ?? 0;
    this.mark = { rev: this.calmRev, at: now() };
  }

  /** Something changed. */
  ask(): void {
    const inMs = Math.max(0, this.savedAt + PAUSE_MS - this.now());
    this.timer ??= setTimeout(() => void this.save().catch(() => this.ask()), inMs);
  }

  /** Somebody is about to act on what they see here: it goes to the disk with what they do. */
  hurry(): void {
    if (this.timer) void this.save().catch(() => this.ask());
  }

  /** Writes what changed; rejects, and keeps it for the next time, where the disk does not take it. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.savedAt = this.now();
    const { unsaved } = this.mirror;
    const remembered = this.remembered();
    this.mirror.unsaved = nothingUnsaved();
    try {
      await this.journal.write(() => this.write(unsaved, remembered));
    } catch (error) {
      this.mirror.unsaved = together(unsaved, this.mirror.unsaved);
      throw error;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private write({ clear, records, corner }: Unsaved, remembered: Remembered): void {
    if (clear) this.store.clear();
    for (const entry of records.values()) this.store.keep(entry);
    for (const entry of corner.values()) this.store.keepOwn(entry);
    this.facts.keep('mirror', remembered);
  }

  private remembered(): Remembered {
    const { copy, figures, presence, corner, upstreamEpoch, offsetMs, unsaved } = this.mirror;
    const now = this.now();
    if (unsaved.clear) this.calmRev = 0;
    else if (now - this.mark.at >= CALM_MS) this.calmRev = this.mark.rev;
    if (unsaved.clear || now - this.mark.at >= CALM_MS) this.mark = { rev: copy.rev, at: now };
    const { beat, votes, counts, order } = figures;
    return {
      upstreamEpoch,
      rev: copy.rev,
      calmRev: this.calmRev,
      beat,
      votes: [...votes],
      counts: counts ?? null,
      order: order ? [...order] : null,
      presence,
      hub: corner.hub ?? null,
      offsetMs,
    };
  }
}

function together(older: Unsaved, newer: Unsaved): Unsaved {
  if (newer.clear) return newer;
  return {
    clear: older.clear,
    records: new Map([...older.records, ...newer.records]),
    corner: new Map([...older.corner, ...newer.corner]),
  };
}
