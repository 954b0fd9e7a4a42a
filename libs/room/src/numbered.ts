import { Refusal } from '@openfloor/contract';
import type { RecordKind } from './records.js';
import { nextNo, type RoomReader } from './room.js';

/**
 * The number of another one of a kind of which a session takes so many, those that were dropped or taken away among them: whoever may see
 * them fetches all. Refuses `QUOTA_REACHED` beyond.
 */
export function numbered(room: RoomReader, kind: RecordKind, most: number): number {
  const no = nextNo(room, kind);
  if (no > most) throw new Refusal('QUOTA_REACHED', `at most ${most} of kind ${kind}`, { quota: most });
  return no;
}
