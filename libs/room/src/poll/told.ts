import type { Part } from '../ledger.js';
import type { RoomRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { recountPoll } from './recount.js';

/**
 * One entry for each poll whose state an act moved. The private part of a closing has the totals, counted from the answers by another
 * road than the result: its digest is public at once, and shows later that nothing was changed, but tells no result before its time.
 */
export function pollNote(room: RoomReader, record: RoomRecord): Part[] {
  if (record.kind !== 'poll') return [];
  const before = room.entry('poll', record.id)?.record;
  if (!before || before.status === record.status) return [];
  const totals = record.status === 'closed' ? { totals: recountPoll(room, record) } : {};
  const about = { kind: 'poll', no: record.no };
  return [{ about, from: before.status, to: record.status, hidden: { pollId: record.id, ...totals } }];
}
