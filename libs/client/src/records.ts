import type { Gone, Kind, RecordView } from '@openfloor/contract';

/** The view of one kind of record. */
export type ViewOf<K extends Kind> = Extract<RecordView, { kind: K }>;
/** Records by kind and id. Never changed in place: another map means that something in it changed. */
export type Records = ReadonlyMap<Kind, ReadonlyMap<string, RecordView>>;

/** A room that nothing is known of. */
export const NO_RECORDS: Records = new Map();

/**
 * The records after a change. A record that is not newer than the one held (by its `rev`) is left out, so that
 * frames may come twice or late; what did not change keeps its identity, the whole if nothing did.
 */
export function changed(records: Records, put: readonly RecordView[], gone: readonly Gone[]): Records {
  const next = new Map(records);
  const copies = new Map<Kind, Map<string, RecordView>>();
  const table = (kind: Kind): Map<string, RecordView> => {
    const copy = copies.get(kind) ?? new Map(records.get(kind));
    copies.set(kind, copy);
    next.set(kind, copy);
    return copy;
  };
  for (const { kind, id } of gone) if (records.get(kind)?.has(id)) table(kind).delete(id);
  for (const record of put) {
    const held = next.get(record.kind)?.get(record.id);
    if (!held || held.rev < record.rev) table(record.kind).set(record.id, record);
  }
  return copies.size ? next : records;
}

/** The records of a snapshot; one that is also in `known` at the same `rev` keeps its identity. */
export function replaced(known: Records, put: readonly RecordView[]): Records {
  return changed(
    NO_RECORDS,
    put.map((record) => {
      const held = known.get(record.kind)?.get(record.id);
      return held?.rev === record.rev ? held : record;
    }),
    [],
  );
}

const lists = new WeakMap<ReadonlyMap<string, RecordView>, readonly RecordView[]>();

/** The records of one kind as a list, the same list as long as none of them changed. */
export function listed<K extends Kind>(records: Records, kind: K): readonly ViewOf<K>[] {
  const table = records.get(kind);
  if (!table) return NONE;
  const list = lists.get(table) ?? [...table.values()];
  lists.set(table, list);
  return list as readonly ViewOf<K>[];
}

const NONE: readonly never[] = [];
