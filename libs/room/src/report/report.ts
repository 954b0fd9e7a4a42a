import { REPORT_DUE_MS, type Phase } from '@openfloor/contract';
import type { ReportRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';

/** The report of the session, if there is one. */
export function reportOf(room: RoomReader): ReportRecord | undefined {
  return room.list('report')[0];
}

/** A report in which nobody has written anything. */
export function blankReport(id: string, dueAt: number | null): ReportRecord {
  return { kind: 'report', id, texts: [], status: 'open', dueAt, filedAt: null, filedBy: null, version: 0 };
}

/**
 * What becomes of the report when the session changes its phase: closing says until when it is due, and makes it where nobody has written
 * yet; a session that is opened again is not over, so nothing is due and what was filed is open again.
 */
export function reportIn(room: RoomReader, phase: Phase, now: number, newId: () => string): ReportRecord[] {
  const report = reportOf(room);
  if (phase === 'closed') return [{ ...(report ?? blankReport(newId(), null)), dueAt: now + REPORT_DUE_MS }];
  if (phase !== 'open' || !report) return [];
  return [{ ...report, dueAt: null, status: 'open' }];
}
