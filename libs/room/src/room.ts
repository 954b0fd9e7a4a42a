import { Refusal, type Channel } from '@openfloor/contract';
import type { Entry } from './entry.js';
import type {
  HubRecord,
  ParticipantRecord,
  PersonRecord,
  QuestionRecord,
  RecordKind,
  RecordOf,
  SessionRecord,
} from './records.js';

/** The ballots of one question: who has one, and whether it is on. */
export type Ballots = ReadonlyMap<string, boolean>;
const NO_BALLOTS: Ballots = new Map();

/** What a rule may read of a room: the committed one, or a draft of it inside a turn. */
export interface RoomReader {
  readonly session: SessionRecord;
  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined;
  /** All records of a kind: in the order they came in, or after a load in any; `no` is what orders them. */
  list<K extends RecordKind>(kind: K): RecordOf<K>[];
  count(kind: RecordKind): number;
  /** Whether this voter's ballot on this question is on; undefined where there is none. */
  ballot(questionId: string, voterId: string): boolean | undefined;
  /** Whether this voter ever cast a ballot here. */
  hasVoted(voterId: string): boolean;
  /** Ids of the questions that this actor asked, in any order. */
  askedBy(actorId: string): readonly string[];
  /** Ids of the questions that were merged into this one. */
  mergedInto(questionId: string): readonly string[];
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
  private readonly cast = new Map<string, Map<string, boolean>>();
  private readonly asked = new Map<string, string[]>();
  private readonly requested = new Map<string, string[]>();
  private readonly merged = new Map<string, string[]>();
  private readonly voted = new Map<string, Set<string>>();
  private session_: SessionRecord | undefined;

  /** `history` names this room's past; another one after a restored backup. */
  constructor(
    readonly id: string,
    readonly history: string,
  ) {}

  get session(): SessionRecord {
    if (!this.session_) throw new Refusal('NOT_FOUND', 'this room has no session yet');
    return this.session_;
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
    return this.cast.get(questionId)?.get(voterId);
  }

  /** All ballots of a question, taken back ones included. */
  ballots(questionId: string): Ballots {
    return this.cast.get(questionId) ?? NO_BALLOTS;
  }

  hasVoted(voterId: string): boolean {
    return this.voted.has(voterId);
  }

  askedBy(actorId: string): readonly string[] {
    return this.asked.get(actorId) ?? [];
  }

  mergedInto(questionId: string): readonly string[] {
    return this.merged.get(questionId) ?? [];
  }

  /** Ids of the requests for the floor that this actor made, or was given, in the order in which they were made. */
  requestedBy(actorId: string): readonly string[] {
    return this.requested.get(actorId) ?? [];
  }

  /** Ids of the questions on which this voter has a ballot that is on. */
  votedBy(voterId: string): ReadonlySet<string> {
    return this.voted.get(voterId) ?? new Set();
  }

  /** Takes in one committed record. */
  absorb(entry: Entry): void {
    const { record } = entry;
    const kind = this.kinds.get(record.kind) ?? new Map<string, Entry>();
    if (record.kind === 'session') this.session_ = record;
    if (record.kind === 'question')
      this.indexQuestion(record, kind.get(record.id)?.record as QuestionRecord | undefined);
    if (record.kind === 'floor' && record.makerId && !kind.has(record.id))
      this.requested.set(record.makerId, [...this.requestedBy(record.makerId), record.id]);
    kind.set(record.id, entry);
    this.kinds.set(record.kind, kind);
  }

  /** Takes in one committed ballot. */
  absorbBallot(questionId: string, voterId: string, on: boolean): void {
    const ballots = this.cast.get(questionId) ?? new Map<string, boolean>();
    ballots.set(voterId, on);
    this.cast.set(questionId, ballots);
    const voted = this.voted.get(voterId) ?? new Set<string>();
    if (on) voted.add(questionId);
    else voted.delete(questionId);
    this.voted.set(voterId, voted);
  }

  private indexQuestion(now: QuestionRecord, before: QuestionRecord | undefined): void {
    if (!before) this.asked.set(now.authorId, [...this.askedBy(now.authorId), now.id]);
    if (before?.mergedInto === now.mergedInto || (!before && !now.mergedInto)) return;
    if (before?.mergedInto)
      this.merged.set(
        before.mergedInto,
        this.mergedInto(before.mergedInto).filter((id) => id !== now.id),
      );
    if (now.mergedInto) this.merged.set(now.mergedInto, [...this.mergedInto(now.mergedInto), now.id]);
  }
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
