import type { ClockRecord, SegmentRecord } from '../records.js';
import { nextNo, type RoomReader } from '../room.js';
import { cleared, newClock } from './clock.rules.js';
import { started } from './face.js';

/** A part of the programme warns five minutes before its time is over. */
const WARN_SECONDS = 300;

/** The clock of a part that begins, where it has a time; in a session that is not open it waits for it. */
export function segmentClock(
  room: RoomReader,
  { id, title, minutes }: SegmentRecord,
  now: number,
  clockId: string,
): ClockRecord[] {
  if (minutes === null) return [];
  const given = { purpose: 'segment', label: title, refId: id } as const;
  const times = { allowedSeconds: minutes * 60, warnSeconds: WARN_SECONDS };
  const clock = newClock(clockId, nextNo(room, 'clock'), { ...given, ...times });
  if (room.session.phase !== 'open') return [{ ...clock, waitsForSession: true }];
  return [{ ...clock, clock: started(clock.clock, now) }];
}

/** The clocks of a part that is over, taken away. */
export function clearedClocks(room: RoomReader, segmentId: string, now: number): ClockRecord[] {
  const own = room.list('clock').filter((clock) => clock.refId === segmentId && !clock.cleared);
  return own.map((clock) => cleared(clock, now));
}
