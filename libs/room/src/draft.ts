import type { Channel, LedgerEntry } from '@openfloor/contract';
import { advance, movedChannels, type Entry } from './entry.js';
import type { RecordKind, RecordOf, RoomRecord, SessionRecord } from './records.js';
import type { Clock, Room, RoomReader } from './room.js';

/** A ballot that an act sets. */
export interface BallotChange {
  questionId: string;
  voterId: string;
  on: boolean;
}

/** An act of moderation for the ledger; `hidden` is the part that only its digest is published of. */
export interface LedgerNote extends Omit<LedgerEntry, 'no' | 'digest' | 'previous' | 'hash'> {
  hidden: Record<string, unknown>;
}

/**
 * The room inside a turn: what the commands before have left, over the committed room. Nothing of it is real
 * until the store has committed it and `settle` has put it into the room.
 */
export class Draft implements RoomReader {
  private readonly touched = new Map<string, Entry>();
  private readonly fresh = new Map<RecordKind, Entry[]>();
  private readonly cast = new Map<string, Map<string, boolean>>();
  private readonly asked = new Map<string, string[]>();
  private readonly questions = new Set<string>();
  private readonly voters = new Set<string>();
  readonly ledger: LedgerNote[] = [];
  /** The rev and beat this turn will have if it changes records, and if it casts ballots. */
  readonly rev: number;

  constructor(readonly room: Room) {
    this.rev = room.clock.rev + 1;
  }

  get session(): SessionRecord {
    const entry = this.touched.get(key('session', this.room.id)) as Entry<SessionRecord> | undefined;
    return entry?.record ?? this.room.session;
  }

  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined {
    return (this.touched.get(key(kind, id)) as Entry<RecordOf<K>> | undefined) ?? this.room.entry(kind, id);
  }

  list<K extends RecordKind>(kind: K): RecordOf<K>[] {
    const known = this.room.list(kind);
    if (this.touched.size === 0) return known;
    const fresh = (this.fresh.get(kind) ?? []).map(
      (entry) => this.entry(kind, entry.record.id)?.record as RecordOf<K>,
    );
    return [...known.map((record) => this.entry(kind, record.id)?.record as RecordOf<K>), ...fresh];
  }

  count(kind: RecordKind): number {
    return this.room.count(kind) + (this.fresh.get(kind)?.length ?? 0);
  }

  ballot(questionId: string, voterId: string): boolean | undefined {
    return this.cast.get(questionId)?.get(voterId) ?? this.room.ballot(questionId, voterId);
  }

  hasVoted(voterId: string): boolean {
    return this.voters.has(voterId) || this.room.hasVoted(voterId);
  }

  askedBy(actorId: string): readonly string[] {
    const before = this.room.askedBy(actorId);
    const fresh = this.asked.get(actorId);
    return fresh ? [...before, ...fresh] : before;
  }

  mergedInto(questionId: string): readonly string[] {
    const isIn = (id: string) => this.entry('question', id)?.record.mergedInto === questionId;
    const kept = this.room.mergedInto(questionId).filter(isIn);
    const joined = [...this.questions].filter((id) => isIn(id) && !kept.includes(id));
    return joined.length > 0 ? [...kept, ...joined] : kept;
  }

  put(record: RoomRecord): void {
    const id = key(record.kind, record.id);
    const committed = this.room.entry(record.kind, record.id);
    const isNew = !committed && !this.touched.has(id);
    const entry = advance(committed, record, this.rev);
    this.touched.set(id, entry);
    if (record.kind === 'question') this.questions.add(record.id);
    if (!isNew) return;
    append(this.fresh, record.kind, entry);
    if (record.kind === 'question') append(this.asked, record.authorId, record.id);
  }

  castBallot({ questionId, voterId, on }: BallotChange): void {
    const cast = this.cast.get(questionId) ?? new Map<string, boolean>();
    cast.set(voterId, on);
    this.cast.set(questionId, cast);
    this.voters.add(voterId);
  }

  /** The records this turn touched, as they will stand. */
  get entries(): Entry[] {
    return [...this.touched.values()];
  }

  get ballotChanges(): BallotChange[] {
    return [...this.cast].flatMap(([questionId, cast]) =>
      Array.from(cast, ([voterId, on]) => ({ questionId, voterId, on })),
    );
  }

  /** The counters after this turn. */
  get next(): Clock {
    const { rev, beat, channels } = this.room.clock;
    const moved = new Set<Channel>(this.entries.flatMap((entry) => movedChannels(this.before(entry), entry)));
    const at = (channel: Channel) => (moved.has(channel) ? this.rev : channels[channel]);
    return {
      rev: this.touched.size > 0 ? this.rev : rev,
      beat: this.cast.size > 0 ? beat + 1 : beat,
      channels: { public: at('public'), panel: at('panel'), staff: at('staff') },
    };
  }

  /** The committed entry that a touched one replaces. */
  before(entry: Entry): Entry | undefined {
    return this.room.entry(entry.record.kind, entry.record.id);
  }

  /** Makes the draft the room, once the store has it. Returns what changed for each channel. */
  settle(): Record<Channel, { entry: Entry; before: Entry | undefined }[]> {
    const next = this.next;
    const changed: Record<Channel, { entry: Entry; before: Entry | undefined }[]> = {
      public: [],
      panel: [],
      staff: [],
    };
    for (const entry of this.entries) {
      const before = this.before(entry);
      for (const channel of movedChannels(before, entry)) changed[channel].push({ entry, before });
    }
    for (const entry of this.entries) this.room.absorb(entry);
    for (const { questionId, voterId, on } of this.ballotChanges)
      this.room.absorbBallot(questionId, voterId, on);
    this.room.clock = next;
    return changed;
  }
}

function key(kind: RecordKind, id: string): string {
  return `${kind} ${id}`;
}

function append<K, V>(lists: Map<K, V[]>, at: K, value: V): void {
  const list = lists.get(at);
  if (list) list.push(value);
  else lists.set(at, [value]);
}
