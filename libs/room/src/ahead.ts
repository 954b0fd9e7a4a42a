import type { Ballots } from './ballots.js';
import type { Entry } from './entry.js';
import { advance } from './entry.js';
import type { QuestionRecord, RecordKind, RecordOf, RoomRecord, SessionRecord } from './records.js';
import type { RoomReader } from './room.js';

/** The room as it will read once these records of it stand otherwise, for an act that is judged by where it leads. */
export function ahead(room: RoomReader, put: readonly RoomRecord[]): RoomReader {
  return new Ahead(room, put);
}

class Ahead implements RoomReader {
  private readonly changed: ReadonlyMap<string, RoomRecord>;
  private readonly questions: readonly QuestionRecord[];

  constructor(
    private readonly room: RoomReader,
    put: readonly RoomRecord[],
  ) {
    this.changed = new Map(put.map((record) => [`${record.kind} ${record.id}`, record]));
    this.questions = [...this.changed.values()].filter((record) => record.kind === 'question');
  }

  get nextRev(): number {
    return this.room.nextRev;
  }

  get session(): SessionRecord {
    const changed = [...this.changed.values()].find((record) => record.kind === 'session');
    return changed ?? this.room.session;
  }

  entry<K extends RecordKind>(kind: K, id: string): Entry<RecordOf<K>> | undefined {
    const before = this.room.entry(kind, id);
    const record = this.changed.get(`${kind} ${id}`) as RecordOf<K> | undefined;
    return record ? { ...(before ?? advance(undefined, record, 0)), record } : before;
  }

  list<K extends RecordKind>(kind: K): RecordOf<K>[] {
    const known = this.room.list(kind).map((record) => this.entry(kind, record.id)?.record ?? record);
    return [...known, ...this.fresh(kind)];
  }

  count(kind: RecordKind): number {
    return this.room.count(kind) + this.fresh(kind).length;
  }

  private fresh<K extends RecordKind>(kind: K): RecordOf<K>[] {
    const ofKind = [...this.changed.values()].filter((record) => record.kind === kind) as RecordOf<K>[];
    return ofKind.filter(({ id }) => !this.room.entry(kind, id));
  }

  ballot(questionId: string, voterId: string): boolean | undefined {
    return this.room.ballot(questionId, voterId);
  }

  ballots(questionId: string): Ballots {
    return this.room.ballots(questionId);
  }

  keptVotes(questionId: string): ReturnType<RoomReader['keptVotes']> {
    return this.room.keptVotes(questionId);
  }

  get responses(): RoomReader['responses'] {
    return this.room.responses;
  }

  hasVoted(voterId: string): boolean {
    return this.room.hasVoted(voterId);
  }

  askedBy(actorId: string): readonly string[] {
    return this.room.askedBy(actorId);
  }

  followersOf(questionId: string): readonly string[] {
    const known = this.room.followersOf(questionId);
    const fresh = this.questions.filter(
      ({ id, followUpTo }) => followUpTo === questionId && !known.includes(id),
    );
    return [...known, ...fresh.map(({ id }) => id)];
  }

  mergedInto(questionId: string): readonly string[] {
    const kept = this.room
      .mergedInto(questionId)
      .filter((id) => this.entry('question', id)?.record.mergedInto === questionId);
    const joined = this.questions.filter(
      ({ id, mergedInto }) => mergedInto === questionId && !kept.includes(id),
    );
    return [...kept, ...joined.map(({ id }) => id)];
  }
}
