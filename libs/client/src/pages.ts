import type { Gone, More, RecordView } from '@openfloor/contract';

/**
 * What is still to come of a snapshot after its first questions. Pages may cross with patches: a record that a
 * patch took away meanwhile must not come back with an older page.
 */
export class Pages {
  /** Records still to come; 0 when the room is whole. */
  declare left: number;
  declare private readonly rev: number;
  declare private readonly seen: Set<string>;
  declare private readonly dropped: Set<string>;
  declare private ended: boolean;

  /** A snapshot that was read at `rev` announces `left` more records. */
  constructor(rev: number, left: number) {
    this.rev = rev;
    this.left = left;
    this.seen = new Set();
    this.dropped = new Set();
    this.ended = false;
  }

  /** Remembers what a patch or delta took away while pages are still under way. */
  drop(gone: readonly Gone[]): void {
    if (this.left > 0) for (const { id } of gone) this.dropped.add(id);
  }

  /** The records of a page that may be put; nothing of a page of another snapshot. */
  take(page: More): RecordView[] {
    if (this.left <= 0 || page.rev !== this.rev) return [];
    const fresh = page.put.filter(({ id }) => !this.seen.has(id));
    for (const { id } of fresh) this.seen.add(id);
    this.left -= fresh.length;
    this.ended ||= page.left === 0;
    return fresh.filter(({ id }) => !this.dropped.has(id));
  }

  /** The last page came, so that nothing more is to be expected even if fewer came than were announced. */
  settle(): void {
    if (this.ended) this.left = 0;
  }
}
