import type { RoomSnapshot } from '@openfloor/client';
import type { Patch, Presence, SessionView, Tallies } from '@openfloor/contract';
import type { FactsStore } from '../kept/facts.store.js';
import type { CornerEntry, Mirrored, MirrorStore } from '../kept/mirror.store.js';
import { digestOf } from '../signing.js';
import { Copy, NO_FIGURES, NO_PRESENCE, type Figures } from './copy.js';
import { HubCorner, type HubFacts } from './corner.js';
import { QuestionSets } from './sets.js';

/** What a relay last knew of the room, as it is kept beside the records. */
export interface Remembered {
  upstreamEpoch: string;
  rev: number;
  /** A rev that had been reached long enough before, so that nothing said about it can have been missed. */
  calmRev: number;
  beat: number;
  votes: [no: number, votes: number][];
  counts: Figures['counts'] | null;
  order: number[] | null;
  presence: Presence;
  hub: HubFacts | null;
  offsetMs: number;
}

/** What of a change concerns the phones. */
export interface Moves {
  /** Another history of the room: everybody is told all of it anew. */
  isWhole: boolean;
  patch?: Patch | undefined;
  tallies?: Tallies | undefined;
  presence?: Presence | undefined;
  /** Whose questions or requests changed, by their opaque names. */
  authors: string[];
  /** Something that is in every corner changed: the rules, or how the hub stands. */
  everybody: boolean;
  /** Something about the questions, or the hub, by which hands are counted. */
  counting: boolean;
}

/** What has changed since it was last written to the disk. */
export interface Unsaved {
  clear: boolean;
  records: Map<string, Mirrored>;
  corner: Map<string, CornerEntry>;
}

/** The room as its public sees it, for the phones of this network: in memory, and from the disk after a restart. */
export class Mirror {
  copy: Copy;
  figures: Figures;
  presence: Presence;
  corner: HubCorner;
  upstreamEpoch: string;
  /** How far the server's clock is ahead of this one, ms. */
  offsetMs: number;
  unsaved: Unsaved = nothingUnsaved();
  private sets: QuestionSets | undefined;

  /** `relayId` is random and of this data alone, so that no two copies of a room share an epoch. */
  constructor(
    private readonly relayId: string,
    store: Pick<MirrorStore, 'records' | 'corner'>,
    facts: Pick<FactsStore, 'read'>,
  ) {
    const known = facts.read<Remembered>('mirror');
    this.upstreamEpoch = known?.upstreamEpoch ?? '';
    this.offsetMs = known?.offsetMs ?? 0;
    this.copy = new Copy(known ? store.records() : [], known?.rev ?? 0);
    this.corner = new HubCorner(known ? store.corner() : [], known?.hub ?? undefined);
    this.presence = known?.presence ?? NO_PRESENCE;
    this.figures = known
      ? {
          beat: known.beat,
          votes: new Map(known.votes),
          counts: known.counts ?? undefined,
          order: known.order ?? undefined,
        }
      : NO_FIGURES;
  }

  /** The epoch that phones are told. */
  get epoch(): string {
    return digestOf(this.upstreamEpoch, this.relayId).slice(0, 22);
  }

  /** The session, once the room was seen. */
  get session(): SessionView | undefined {
    return this.copy.session;
  }

  get questions(): QuestionSets {
    return (this.sets ??= new QuestionSets(this.copy.records('question')));
  }

  /** Takes the room as the uplink now shows it. A part of a large room is not taken before all of it is there. */
  take(snapshot: RoomSnapshot, now: number): Moves | undefined {
    const { epoch, rev, left, records } = snapshot;
    if (!epoch || left > 0 || !snapshot.session) return undefined;
    const isWhole = epoch !== this.upstreamEpoch;
    if (!isWhole && rev < this.copy.rev) return undefined;
    if (isWhole) this.begin(epoch);
    const rules = this.session?.rules;
    const before = this.copy.rev;
    const { patch, changed } = this.copy.take(records, rev, now);
    for (const entry of changed) this.unsaved.records.set(`${entry.kind} ${entry.id}`, entry);
    const counting = changed.some(({ kind }) => kind === 'question' || kind === 'session');
    if (counting) this.sets = undefined;
    const corner = this.takeCorner(snapshot);
    const isSame = !isWhole && before === rev && changed.length > 0;
    return {
      isWhole: isWhole || isSame,
      patch,
      tallies: this.count(snapshot),
      presence: this.meet(snapshot.presence),
      authors: corner.authors,
      everybody: corner.hubChanged || JSON.stringify(rules) !== JSON.stringify(this.session?.rules),
      counting: counting || corner.hubChanged,
    };
  }

  private begin(epoch: string): void {
    this.upstreamEpoch = epoch;
    this.copy = new Copy();
    this.corner = new HubCorner();
    this.figures = NO_FIGURES;
    this.sets = undefined;
    this.unsaved = { ...nothingUnsaved(), clear: true };
  }

  private takeCorner({ mine, offsetMs }: RoomSnapshot): { authors: string[]; hubChanged: boolean } {
    this.offsetMs = offsetMs;
    if (!mine) return { authors: [], hubChanged: false };
    const { changed, hubChanged } = this.corner.take(mine);
    for (const entry of changed) this.unsaved.corner.set(`${entry.kind} ${entry.own.id}`, entry);
    return { authors: changed.flatMap(({ own }) => own.localAuthor ?? []), hubChanged };
  }

  private count({ beat, votes, counts, order }: RoomSnapshot): Tallies | undefined {
    const held = this.figures;
    this.figures = { beat, votes, counts, order };
    if (held.votes === votes && held.counts === counts && held.order === order) return undefined;
    const moved = [...votes].filter(([no, number]) => held.votes.get(no) !== number);
    const isCounted = counts && JSON.stringify(counts) !== JSON.stringify(held.counts);
    const isOrdered = order && order.join() !== held.order?.join();
    if (moved.length === 0 && !isCounted && !isOrdered) return undefined;
    return {
      beat,
      votes: moved.flat(),
      ...(isCounted ? { counts } : {}),
      ...(isOrdered ? { order: [...order] } : {}),
    };
  }

  /** What the public is told of who is here, whatever else there may be. */
  private meet(presence: Presence | undefined): Presence | undefined {
    if (!presence) return undefined;
    const { participants, onsite, online, hubs } = presence;
    const now = { participants, onsite, online, hubs };
    if (JSON.stringify(now) === JSON.stringify(this.presence)) return undefined;
    this.presence = now;
    return now;
  }
}

/** Everything is on the disk. */
export function nothingUnsaved(): Unsaved {
  return { clear: false, records: new Map(), corner: new Map() };
}
