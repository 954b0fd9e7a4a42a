import type { QuestionView } from '@openfloor/contract';
import type { Room } from '@openfloor/room';
import type { Found, Worded } from './question-index.js';
import { RoomIndex } from './room-index.js';

/** A question that waits, one that it could be merged into, and how alike they are in percent. */
export type Pair = [no: number, into: number, percent: number];

/** What waits at the desk. */
const WAITING: ReadonlySet<QuestionView['status']> = new Set(['pending', 'published']);
/** Where a question can be merged into. */
const INTO: ReadonlySet<QuestionView['status']> = new Set([
  'published',
  'shortlisted',
  'on_air',
  'answered',
  'deferred',
]);
/** Neighbours that are remembered of a question as it comes in; others find it when they come in themselves. */
const NEIGHBOURS = 8;

/** Which questions of a room are alike, as its staff see them. Each is compared once, when it comes in or is reworded. */
export class RoomPairs {
  private readonly near = new Map<number, Map<number, number>>();
  private readonly index: RoomIndex;

  constructor(
    room: Room,
    private readonly least: number,
  ) {
    this.index = new RoomIndex(room, 'staff', (no, texts) => this.follow(no, texts));
  }

  /** Questions that are not compared yet. */
  get left(): number {
    return this.index.left;
  }

  /** Compares what has come in for so long (ms) at most. */
  catchUp(mostMs: number): Promise<void> {
    return this.index.catchUp(mostMs);
  }

  /** For each question that waits the one it is most like, by its number. An earlier one is never to go into a later. */
  pairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const { no, status } of this.index.all) {
      if (!WAITING.has(status)) continue;
      const best = this.bestFor(no, status);
      if (best) pairs.push([no, best.no, best.percent]);
    }
    return pairs.sort(([one], [other]) => one - other);
  }

  private bestFor(no: number, status: QuestionView['status']): Found | undefined {
    let best: Found | undefined;
    for (const [near, percent] of this.near.get(no) ?? []) {
      const into = this.index.topOf(near);
      const place = into === undefined ? undefined : this.index.placeOf(into);
      if (!place || place.no === no || !INTO.has(place.status)) continue;
      const isLater = WAITING.has(place.status) && place.no > no && status !== 'pending';
      if (isLater || percent < (best?.percent ?? 0)) continue;
      if (percent > (best?.percent ?? 0) || place.no < (best?.no ?? 0)) best = { no: place.no, percent };
    }
    return best;
  }

  private follow(no: number, texts: readonly Worded[] | null): void {
    for (const near of this.near.get(no)?.keys() ?? []) this.near.get(near)?.delete(no);
    this.near.delete(no);
    for (const worded of texts ?? [])
      for (const { no: other, percent } of this.index.index.like(worded, this.least, NEIGHBOURS + 1)) {
        if (other === no) continue;
        this.note(no, other, percent);
        this.note(other, no, percent);
      }
  }

  private note(no: number, other: number, percent: number): void {
    const near = this.near.get(no) ?? new Map<number, number>();
    near.set(other, Math.max(percent, near.get(other) ?? 0));
    this.near.set(no, near);
  }
}
