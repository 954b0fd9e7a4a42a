import type { Channel, LedgerEntry } from '@openfloor/contract';
import type { Ballots } from './ballots.js';
import { advance, movedChannels, type Entry } from './entry.js';
import { DraftResponses } from './poll/responses.js';
import type { QuestionRecord, RecordKind, RecordOf, RoomRecord, SessionRecord } from './records.js';
import type { BallotCount } from './retention/retention.js';
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
  private readonly touched = new Map<RecordKind, Map<string, Entry>>();
  private readonly order: [kind: RecordKind, id: string][] = [];
  private readonly fresh = new Map<RecordKind, string[]>();
  private readonly cast = new Map<string, Map<string, BallotChange>>();
  private readonly asked = new Map<string, string[]>();
  private readonly followed = new Map<string, string[]>();
  /** Questions that this turn has put below another one at some time. */
  private readonly joined = new Map<string, Set<string>>();
  private readonly voters = new Set<string>();
  readonly responses: DraftResponses;
  private changes: BallotChange[] | undefined;
  readonly ledger: LedgerNote[] = [];
  /** Votes that count from now on although their ballots go. */
  readonly counts: BallotCount[] = [];
  dropsBallots = false;
  /** The rev and beat this turn will have if it changes records, and if it casts ballots. */
  readonly rev: number;

  constructor(readonly room: Room) {
    this.rev = room.clock.rev + 1;
    this.responses = new DraftResponses(room.responses);
  }

  get nextRev(): number {
    return this.rev;
  }

  get session(): SessionRecord {
    const entry = this.touched.get('session')?.get(this.room.id) as Entry<SessionRecord> | undefined;
    return entry?.record ?? this.room.session;
  }

  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined {
    const touched = this.touched.get(kind)?.get(id) as Entry<RecordOf<K>> | undefined;
    return touched ?? this.room.entry(kind, id);
  }

  list<K extends RecordKind>(kind: K): RecordOf<K>[] {
    const known = this.room.list(kind);
    if (!this.touched.has(kind)) return known;
    const fresh = (this.fresh.get(kind) ?? []).map((id) => this.entry(kind, id)?.record as RecordOf<K>);
    return [...known.map((record) => this.entry(kind, record.id)?.record as RecordOf<K>), ...fresh];
  }

  count(kind: RecordKind): number {
    return this.room.count(kind) + (this.fresh.get(kind)?.length ?? 0);
  }

  ballot(questionId: string, voterId: string): boolean | undefined {
    return this.cast.get(questionId)?.get(voterId)?.on ?? this.room.ballot(questionId, voterId);
  }

  ballots(questionId: string): Ballots {
    const known = this.room.ballots(questionId);
    const cast = this.cast.get(questionId);
    return cast
      ? new Map([...known, ...[...cast].map(([id, { on }]): [string, boolean] => [id, on])])
      : known;
  }

  keptVotes(questionId: string): ReadonlyMap<BallotCount['group'], number> {
    return this.room.keptVotes(questionId);
  }

  hasVoted(voterId: string): boolean {
    return this.voters.has(voterId) || this.responses.by(voterId).length > 0 || this.room.hasVoted(voterId);
  }

  askedBy(actorId: string): readonly string[] {
    return both(this.room.askedBy(actorId), this.asked.get(actorId));
  }

  followersOf(questionId: string): readonly string[] {
    return both(this.room.followersOf(questionId), this.followed.get(questionId));
  }

  mergedInto(questionId: string): readonly string[] {
    const before = this.room.mergedInto(questionId);
    if (!this.touched.has('question')) return before;
    const isIn = (id: string) => this.entry('question', id)?.record.mergedInto === questionId;
    const joined = [...(this.joined.get(questionId) ?? [])].filter((id) => isIn(id) && !before.includes(id));
    return [...before.filter(isIn), ...joined];
  }

  put(record: RoomRecord): void {
    const { kind, id } = record;
    const touched = this.touched.get(kind) ?? new Map<string, Entry>();
    const committed = this.room.entry(kind, id);
    const isNew = !committed && !touched.has(id);
    if (!touched.has(id)) this.order.push([kind, id]);
    touched.set(id, advance(committed, record, this.rev));
    this.touched.set(kind, touched);
    if (isNew) append(this.fresh, kind, id);
    if (record.kind === 'question') this.index(record, isNew);
    if (record.kind === 'response') this.responses.put(record);
  }

  castBallot({ questionId, voterId, on }: BallotChange): void {
    const cast = this.cast.get(questionId) ?? new Map<string, BallotChange>();
    cast.set(voterId, { questionId, voterId, on });
    this.cast.set(questionId, cast);
    this.voters.add(voterId);
    this.changes = undefined;
  }

  /** The records this turn touched, as they will stand, in the order in which it came to them. */
  get entries(): Entry[] {
    return this.order.flatMap(([kind, id]) => this.touched.get(kind)?.get(id) ?? []);
  }

  get ballotChanges(): readonly BallotChange[] {
    return (this.changes ??= [...this.cast.values()].flatMap((cast) => [...cast.values()]));
  }

  /** The counters after this turn. */
  get next(): Clock {
    const { rev, beat, channels } = this.room.clock;
    const moved = new Set<Channel>(this.entries.flatMap((entry) => movedChannels(this.before(entry), entry)));
    const at = (channel: Channel) => (moved.has(channel) ? this.rev : channels[channel]);
    return {
      rev: this.touched.size > 0 ? this.rev : rev,
      beat: this.cast.size > 0 || this.touched.has('response') ? beat + 1 : beat,
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
    for (const count of this.counts) this.room.absorbCount(count);
    if (this.dropsBallots) this.room.dropBallots();
    this.room.clock = next;
    return changed;
  }

  private index({ id, authorId, followUpTo, mergedInto }: QuestionRecord, isNew: boolean): void {
    if (isNew) append(this.asked, authorId, id);
    if (isNew && followUpTo) append(this.followed, followUpTo, id);
    if (mergedInto) this.joined.set(mergedInto, (this.joined.get(mergedInto) ?? new Set()).add(id));
  }
}

function both(before: readonly string[], fresh: readonly string[] | undefined): readonly string[] {
  return fresh ? [...before, ...fresh] : before;
}

function append<K, V>(lists: Map<K, V[]>, at: K, value: V): void {
  const list = lists.get(at);
  if (list) list.push(value);
  else lists.set(at, [value]);
}
