import type { Counts, Gone, Kind, Patch, Presence, RecordView, SessionView } from '@openfloor/contract';
import type { Mirrored } from '../kept/mirror.store.js';
import { goneOf } from '../kept/mirror.store.js';

/** The figures of the room as they were last heard. */
export interface Figures {
  beat: number;
  votes: ReadonlyMap<number, number>;
  counts: Counts | undefined;
  order: readonly number[] | undefined;
}

/** Nobody counted yet. */
export const NO_FIGURES: Figures = { beat: 0, votes: new Map(), counts: undefined, order: undefined };
/** Nobody here yet. */
export const NO_PRESENCE: Presence = { participants: 0, onsite: 0, online: 0, hubs: [] };

type Tables = ReadonlyMap<Kind, ReadonlyMap<string, RecordView>>;

/** The records of the room, each with the rev of this copy at which it came or went. No I/O. */
export class Copy {
  rev = 0;
  private readonly entries = new Map<string, Mirrored>();
  /** The tables as they were last taken: one that is the same object has not changed. */
  private taken: Tables = new Map();

  constructor(kept: readonly Mirrored[] = [], rev = 0) {
    for (const entry of kept) this.entries.set(keyOf(entry), entry);
    this.rev = rev;
  }

  /** What stands in it, of one kind or of all. */
  records<K extends Kind>(kind?: K): Extract<RecordView, { kind: K }>[] {
    const records: RecordView[] = [];
    for (const { record } of this.entries.values())
      if (record && (kind === undefined || record.kind === kind)) records.push(record);
    return records as Extract<RecordView, { kind: K }>[];
  }

  find<K extends Kind>(kind: K, id: string): Extract<RecordView, { kind: K }> | undefined {
    return this.entries.get(`${kind} ${id}`)?.record as Extract<RecordView, { kind: K }> | undefined;
  }

  get session(): SessionView | undefined {
    return this.records('session')[0];
  }

  /** What came and went after a rev of this copy. */
  since(rev: number): { put: RecordView[]; gone: Gone[] } {
    const news = [...this.entries.values()].filter(({ at }) => at > rev);
    return {
      put: news.flatMap(({ record }) => record ?? []),
      gone: news.filter(({ record }) => !record).map(goneOf),
    };
  }

  /** Takes the room as it now is, at its rev; what changed, and the entries to be kept. */
  take(tables: Tables, rev: number, at: number): { patch: Patch | undefined; changed: Mirrored[] } {
    const prev = this.rev;
    const next = Math.max(1, rev);
    const changed = [...tables].flatMap(([kind, table]) =>
      this.taken.get(kind) === table ? [] : this.changedIn(kind, table, next),
    );
    this.taken = tables;
    this.rev = next;
    for (const entry of changed) this.entries.set(keyOf(entry), entry);
    if (next === prev && changed.length === 0) return { patch: undefined, changed };
    const put = changed.flatMap(({ record }) => record ?? []);
    const gone = changed.filter(({ record }) => !record).map(goneOf);
    return { patch: { rev: next, prev, at, put, gone }, changed };
  }

  private changedIn(kind: Kind, table: ReadonlyMap<string, RecordView>, at: number): Mirrored[] {
    const changed: Mirrored[] = [];
    for (const [id, record] of table)
      if (this.entries.get(`${kind} ${id}`)?.record?.rev !== record.rev)
        changed.push({ kind, id, at, record });
    for (const { kind: heldKind, id, record } of this.entries.values())
      if (record && heldKind === kind && !table.has(id)) changed.push({ kind, id, at, record: undefined });
    return changed;
  }
}

function keyOf({ kind, id }: Pick<Mirrored, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}
