import { CHANNELS, Refusal, type Channel } from '@openfloor/contract';
import { BallotBox, type Ballots } from './ballots.js';
import type { Entry } from './entry.js';
import { Moves } from './moves.js';
import { RoomResponses, type ResponseReader } from './poll/responses.js';
import { KeptVotes } from './retention/kept-votes.js';
import type { BallotCount } from './retention/retention.js';
import { Objectors } from './takeaway/objectors.js';
import type {
  HubRecord,
  ParticipantRecord,
  PersonRecord,
  QuestionRecord,
  RecordKind,
  RecordOf,
  RoomRecord,
  SessionRecord,
} from './records.js';

/** What a rule may read of a room: the committed one, or a draft of it inside a turn. */
export interface RoomReader {
  readonly session: SessionRecord;
  /** The rev that whatever is changed now will have. */
  readonly nextRev: number;
  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined;
  /** All records of a kind: in the order they came in, or after a load in any; `no` is what orders them. */
  list<K extends RecordKind>(kind: K): RecordOf<K>[];
  count(kind: RecordKind): number;
  /** Whether this voter's ballot on this question is on; undefined where there is none. */
  ballot(questionId: string, voterId: string): boolean | undefined;
  /** All ballots of a question, taken back ones included. */
  ballots(questionId: string): Ballots;
  /** Votes on a question whose ballots are gone, by group ('' for none). */
  keptVotes(questionId: string): ReadonlyMap<BallotCount['group'], number>;
  /** Answers to polls. */
  readonly responses: ResponseReader;
  /** Whether this voter ever cast a ballot here, or answered a poll. */
  hasVoted(voterId: string): boolean;
  /** Ids of the questions that this actor asked, in any order. */
  askedBy(actorId: string): readonly string[];
  /** Ids of the questions that were merged into this one. */
  mergedInto(questionId: string): readonly string[];
  /** Ids of the questions that follow this one up. */
  followersOf(questionId: string): readonly string[];
}

/** The counters of a room; `channels` holds the rev at which each channel's stream last moved. */
export interface Clock {
  rev: number;
  beat: number;
  channels: Record<Channel, number>;
}

/** A room as the last commit left it: a plain object, built in one line, that only `absorb` changes. */
export class Room implements RoomReader {
  clock: Clock = { rev: 0, beat: 0, channels: { public: 0, panel: 0, staff: 0 } };
  private readonly kinds = new Map<RecordKind, Map<string, Entry>>();
  private readonly asked = new Map<string, string[]>();
  private readonly requested = new Map<string, string[]>();
  private readonly merged = new Map<string, string[]>();
  private readonly followed = new Map<string, string[]>();
  private readonly applied = new Map<string, string[]>();
  readonly responses = new RoomResponses((id) => this.isRemoved(id));
  private readonly kept = new KeptVotes();
  private readonly objectors = new Objectors();
  private box = this.newBox();
  private readonly moves: Record<Channel, Moves>;
  private session_: SessionRecord | undefined;

  /** `history` names this room's past; another one after a restored backup. */
  constructor(
    readonly id: string,
    readonly history: string,
  ) {
    const moves = (channel: Channel) => new Moves(channel, (kind, of) => this.entry(kind, of));
    this.moves = { public: moves('public'), panel: moves('panel'), staff: moves('staff') };
  }

  get session(): SessionRecord {
    if (!this.session_) throw new Refusal('NOT_FOUND', 'this room has no session yet');
    return this.session_;
  }

  get nextRev(): number {
    return this.clock.rev + 1;
  }

  get exists(): boolean {
    return this.session_ !== undefined;
  }

  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined {
    return this.kinds.get(kind)?.get(id) as Entry<RecordOf<K>> | undefined;
  }

  entries(kind: RecordKind): Iterable<Entry> {
    return this.kinds.get(kind)?.values() ?? [];
  }

  list<K extends RecordKind>(kind: K): RecordOf<K>[] {
    return Array.from(this.entries(kind), (entry) => entry.record as RecordOf<K>);
  }

  count(kind: RecordKind): number {
    return this.kinds.get(kind)?.size ?? 0;
  }

  ballot(questionId: string, voterId: string): boolean | undefined {
    return this.box.of(questionId, voterId);
  }

  ballots(questionId: string): Ballots {
    return this.box.on(questionId);
  }

  hasVoted(voterId: string): boolean {
    return this.box.hasVoted(voterId) || this.responses.hasAnswered(voterId);
  }

  /** How many different people, removed ones left out, support a question or any of what was merged into it; and those whose ballots are gone. */
  supporters(questionId: string): number {
    return this.box.supporters(questionId, this.mergedInto(questionId)) + this.kept.total(questionId);
  }

  askedBy(actorId: string): readonly string[] {
    return this.asked.get(actorId) ?? NONE;
  }

  mergedInto(questionId: string): readonly string[] {
    return this.merged.get(questionId) ?? NONE;
  }

  followersOf(questionId: string): readonly string[] {
    return this.followed.get(questionId) ?? NONE;
  }

  /** Ids of the requests for the floor that this actor made, or was given, in the order in which they were made. */
  requestedBy(actorId: string): readonly string[] {
    return this.requested.get(actorId) ?? NONE;
  }

  /** Ids of the hubs that this participant applied for. */
  appliedBy(actorId: string): readonly string[] {
    return this.applied.get(actorId) ?? NONE;
  }

  /** Ids of the takeaways that this actor has objected to, taken back or not. */
  objectedBy(actorId: string): ReadonlySet<string> {
    return this.objectors.of(actorId);
  }

  /** Ids of the questions on which this voter has a ballot that is on. */
  votedBy(voterId: string): ReadonlySet<string> {
    return this.box.votedBy(voterId);
  }

  /** The records whose view changed for a channel, or that stopped being visible to it, after this rev: the latest first. */
  movedSince(channel: Channel, rev: number): Entry[] {
    return this.moves[channel].since(rev);
  }

  /** Takes in one committed record. */
  absorb(entry: Entry): void {
    const { record } = entry;
    const kind = this.kinds.get(record.kind) ?? new Map<string, Entry>();
    const before = kind.get(record.id);
    for (const channel of CHANNELS) this.moves[channel].note(entry, before);
    this.index(record, before?.record);
    this.objectors.note(record);
    kind.set(record.id, entry);
    this.kinds.set(record.kind, kind);
  }

  keptVotes(questionId: string): ReadonlyMap<BallotCount['group'], number> {
    return this.kept.of(questionId);
  }

  /** Takes in votes that count from now on without their ballots. */
  absorbCount(count: BallotCount): void {
    this.kept.add(count);
  }

  /** All ballots are gone. */
  dropBallots(): void {
    this.box = this.newBox();
  }

  /** Takes in one committed ballot. */
  absorbBallot(questionId: string, voterId: string, on: boolean): void {
    this.box.put(questionId, voterId, on);
  }

  private newBox(): BallotBox {
    return new BallotBox({
      topOf: (id) => this.entry('question', id)?.record.mergedInto ?? id,
      isRemoved: (id) => this.isRemoved(id),
    });
  }

  private isRemoved(id: string): boolean {
    return this.entry('participant', id)?.record.removed === true;
  }

  private index(now: RoomRecord, before: RoomRecord | undefined): void {
    switch (now.kind) {
      case 'session':
        this.session_ = now;
        break;
      case 'question':
        this.indexQuestion(now, before as QuestionRecord | undefined);
        break;
      case 'floor':
        if (now.makerId && !before) append(this.requested, now.makerId, now.id);
        break;
      case 'hub':
        if (now.applicantId && !before) append(this.applied, now.applicantId, now.id);
        break;
      case 'participant':
        if (now.removed !== ((before as ParticipantRecord | undefined)?.removed ?? false))
          for (const counted of [this.box, this.responses]) counted.removed(now.id, now.removed);
        break;
      case 'response':
        this.responses.put(now);
        break;
      default:
        break;
    }
  }

  private indexQuestion(now: QuestionRecord, before: QuestionRecord | undefined): void {
    if (!before) append(this.asked, now.authorId, now.id);
    if (!before && now.followUpTo) append(this.followed, now.followUpTo, now.id);
    const [was, is] = [before?.mergedInto ?? null, now.mergedInto];
    if (was === is) return;
    this.box.regrouped(now.id, was ?? '', is ?? '');
    if (was)
      this.merged.set(
        was,
        this.mergedInto(was).filter((id) => id !== now.id),
      );
    if (is) this.merged.set(is, [...this.mergedInto(is), now.id]);
  }
}

const NONE: readonly string[] = [];

function append(lists: Map<string, string[]>, at: string, id: string): void {
  const list = lists.get(at);
  if (list) list.push(id);
  else lists.set(at, [id]);
}

/** The record, or `NOT_FOUND`. */
export function find<K extends RecordKind>(room: RoomReader, kind: K, id: string): RecordOf<K> {
  const entry = room.entry(kind, id);
  if (!entry) throw new Refusal('NOT_FOUND', `no ${kind} ${id} in this room`);
  return entry.record;
}

export const findQuestion = (room: RoomReader, id: string): QuestionRecord => find(room, 'question', id);
export const findPerson = (room: RoomReader, id: string): PersonRecord => find(room, 'person', id);
export const findHub = (room: RoomReader, id: string): HubRecord => find(room, 'hub', id);

/** Somebody of the audience by their id or by the pseudonym that staff see. */
export function findParticipant(room: RoomReader, id: string): ParticipantRecord {
  const direct = room.entry('participant', id)?.record;
  const found = direct ?? room.list('participant').find((participant) => participant.pseudonym === id);
  if (!found) throw new Refusal('NOT_FOUND', `no participant ${id} in this room`);
  return found;
}

/** The next number of a kind; records are never removed, so it is never used twice. */
export function nextNo(room: RoomReader, kind: RecordKind): number {
  return room.count(kind) + 1;
}

/**
 * The questions of an actor that count against a quota; withdrawn and declined ones do not. Those of the people
 * behind a hub's relay count for each `localAuthor` by itself, the hub's own for null.
 */
export function countedOf(room: RoomReader, actorId: string, localAuthor: string | null): QuestionRecord[] {
  return room
    .askedBy(actorId)
    .map((id) => findQuestion(room, id))
    .filter(({ status }) => status !== 'withdrawn' && status !== 'declined')
    .filter((question) => question.localAuthor === localAuthor);
}

/** The records that are on the shortlist, first to be asked first. */
export function shortlist(room: RoomReader): QuestionRecord[] {
  return room
    .list('question')
    .filter((question) => question.status === 'shortlisted' && question.position !== null)
    .sort((one, other) => compareKeys(one.position ?? '', other.position ?? '') || one.no - other.no);
}

/** Fractional keys are compared as plain strings, never by a locale. */
export function compareKeys(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
