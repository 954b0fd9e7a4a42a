import { Refusal, type Channel, type Evidence } from '@openfloor/contract';
import type { EvidenceRecord, TakeawayRecord } from '../outcome-records.js';
import type { FloorRecord, QuestionRecord, RoomRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { isShown } from '../views/question.view.js';

type Subject = QuestionRecord | FloorRecord;

/** Somebody was called to the floor, or has spoken. */
const HEARD: readonly string[] = ['called', 'speaking', 'paused', 'completed'];

/** Whether a takeaway may stand on it: a question that everybody sees, or a turn on the floor that was called or spoken. */
export function isEvidence(record: Subject): boolean {
  if (record.kind === 'question') return isShown(record);
  return record.accepted && (HEARD.includes(record.status) || record.spokenMs > 0);
}

/**
 * What a takeaway is to stand on. `NOT_FOUND` for what is not here, or not for whoever writes, `WRONG_STATE` for what not everybody has seen
 * or heard.
 */
export function evidenceOf(
  room: RoomReader,
  named: readonly Pick<Evidence, 'kind' | 'id'>[],
  channel: Channel,
): EvidenceRecord[] {
  return named.map(({ kind, id }) => {
    const entry = room.entry(kind, id);
    const record = entry?.record as Subject | undefined;
    if (!record || !entry?.sights[channel].shown)
      throw new Refusal('NOT_FOUND', `no ${kind} ${id} in this room`);
    if (!isEvidence(record))
      throw new Refusal('WRONG_STATE', `${kind} ${record.no} was not seen or heard by everybody`, {
        kind,
        id,
      });
    return { kind, id, no: record.no, shown: true };
  });
}

/**
 * Takeaways that stand on something which everybody may see no more, or again: it is left out of every view as long as it is hidden, so
 * that no number tells of it.
 */
export function regrounded(room: RoomReader, put: readonly RoomRecord[]): TakeawayRecord[] {
  const now = new Map(put.filter(isSubject).map((record) => [record.id, isEvidence(record)]));
  if (now.size === 0 || room.count('takeaway') === 0) return [];
  return latest(room, put).flatMap((takeaway) => {
    const evidence = takeaway.evidence.map((one) => ({ ...one, shown: now.get(one.id) ?? one.shown }));
    const moves = evidence.some(({ shown }, at) => shown !== takeaway.evidence[at]?.shown);
    return moves ? [{ ...takeaway, evidence }] : [];
  });
}

/** The takeaways as they will stand with what is put. */
function latest(room: RoomReader, put: readonly RoomRecord[]): TakeawayRecord[] {
  const changed = new Map(
    put.filter((record) => record.kind === 'takeaway').map((record) => [record.id, record]),
  );
  return room.list('takeaway').map((takeaway) => changed.get(takeaway.id) ?? takeaway);
}

function isSubject(record: RoomRecord): record is Subject {
  return record.kind === 'question' || record.kind === 'floor';
}
