import { OutcomeUnknown, StoreUnavailable } from '@openfloor/store';
import type { Schedule } from './schedule.js';

/** How long after a refusal, or a try that failed, the disk is tried again. */
export const TRY_AGAIN_MS = 3_000;

/**
 * Knows whether the disk refuses what is to be stored, for all rooms of this process: from the first turn that could not
 * be written until anything could. Meanwhile it tries the disk itself, so that it is known to be well again also where
 * nobody does anything.
 */
export class StorageWatch {
  private readonly followers = new Set<() => void>();
  private cancel: (() => void) | undefined;
  private refuses = false;

  /** `write` writes something small for good, as a turn would, and rejects where that is not possible. */
  constructor(
    private readonly schedule: Schedule,
    private readonly write: () => Promise<void>,
  ) {}

  get isRefusing(): boolean {
    return this.refuses;
  }

  /** `tell` is called whenever it changes; gives what ends that. */
  follow(tell: () => void): () => void {
    this.followers.add(tell);
    return () => this.followers.delete(tell);
  }

  /** A turn was not stored. Anything but a failure of the disk says nothing about it. */
  failed(error: unknown): void {
    if (!(error instanceof StoreUnavailable || error instanceof OutcomeUnknown) || this.refuses) return;
    this.turn(true);
    this.tryLater();
  }

  /** Something was stored. */
  took(): void {
    if (!this.refuses) return;
    this.stop();
    this.turn(false);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private turn(refuses: boolean): void {
    this.refuses = refuses;
    for (const tell of this.followers) tell();
  }

  private tryLater(): void {
    this.stop();
    this.cancel = this.schedule.after(TRY_AGAIN_MS, () => void this.tryNow());
  }

  private async tryNow(): Promise<void> {
    try {
      await this.write();
      this.took();
    } catch {
      if (this.refuses) this.tryLater();
    }
  }
}
