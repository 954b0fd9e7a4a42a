import type { Channel } from '@openfloor/contract';
import type { Entry, Sight } from './entry.js';
import type { RecordKind } from './records.js';

/** A record whose view changed, or stopped being visible, at a rev of the room. */
interface Move {
  rev: number;
  kind: RecordKind;
  id: string;
}

/** The rev at which a channel last saw something happen to a record; null where it never saw it. */
export function movedAt({ shown, changedAt, goneAt }: Sight): number | null {
  return shown ? changedAt : goneAt;
}

/** Stale moves beyond which they are thrown out. */
const SPARE = 256;

/**
 * The records of one channel by when it last saw them move, so that what changed since a rev is found from the newest
 * backwards and nothing older is looked at.
 */
export class Moves {
  private log: Move[] = [];
  private isSorted = true;
  private tidyAt = SPARE;

  constructor(
    private readonly channel: Channel,
    private readonly entryOf: (kind: RecordKind, id: string) => Entry | undefined,
  ) {}

  /** A record is about to be another one than before. */
  note(now: Entry, before: Entry | undefined): void {
    const rev = movedAt(now.sights[this.channel]);
    if (rev === null || (before && movedAt(before.sights[this.channel]) === rev)) return;
    if (rev < (this.log.at(-1)?.rev ?? 0)) this.isSorted = false;
    this.log.push({ rev, kind: now.record.kind, id: now.record.id });
  }

  /** The records that moved after this rev, the latest first. */
  since(rev: number): Entry[] {
    this.tidy();
    const found = new Map<string, Entry>();
    for (let at = this.log.length - 1; at >= 0; at -= 1) {
      const move = this.log[at];
      if (!move || move.rev <= rev) break;
      const entry = this.current(move);
      if (entry) found.set(`${move.kind} ${move.id}`, entry);
    }
    return [...found.values()];
  }

  /** After a load records come in any order; of one that moved again only the last move is of use. */
  private tidy(): void {
    if (!this.isSorted) this.log.sort((one, other) => one.rev - other.rev);
    this.isSorted = true;
    if (this.log.length < this.tidyAt) return;
    this.log = this.log.filter((move) => this.current(move) !== undefined);
    this.tidyAt = 2 * this.log.length + SPARE;
  }

  private current({ kind, id, rev }: Move): Entry | undefined {
    const entry = this.entryOf(kind, id);
    return entry && movedAt(entry.sights[this.channel]) === rev ? entry : undefined;
  }
}
