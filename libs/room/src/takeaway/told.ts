import type { Part } from '../ledger.js';
import type { TakeawayRecord } from '../outcome-records.js';
import type { RoomRecord } from '../records.js';
import type { RoomReader } from '../room.js';

/** What the ledger says of a takeaway that an act moved or reworded: its states, and in the private part the words. */
export function takeawayNote(room: RoomReader, record: RoomRecord): Part[] {
  if (record.kind !== 'takeaway') return [];
  const before = room.entry('takeaway', record.id)?.record;
  if (!before) return [];
  const moves = before.status !== record.status;
  const isReworded = before.version !== record.version;
  if (!moves && !isReworded) return [];
  const [from, to] = moves ? [before.status, record.status] : [null, null];
  const words = isReworded ? { before: wordsOf(before), after: wordsOf(record) } : {};
  return [{ about: { kind: 'takeaway', no: record.no }, from, to, hidden: { id: record.id, ...words } }];
}

/** What the ledger says of the report when it is filed, or open again. */
export function reportNote(room: RoomReader, record: RoomRecord): Part[] {
  if (record.kind !== 'report') return [];
  const from = room.entry('report', record.id)?.record.status;
  if (!from || from === record.status) return [];
  return [{ about: { kind: 'report', no: null }, from, to: record.status, hidden: { id: record.id } }];
}

function wordsOf({ heading, text }: TakeawayRecord): string {
  return heading === '' ? text : `${heading}: ${text}`;
}
