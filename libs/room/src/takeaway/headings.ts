import type { Phase } from '@openfloor/contract';
import type { Turn } from '../command.js';
import type { TakeawayRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';
import { SYSTEM_ID } from '../standing.js';
import { blankTakeaway } from './blank.js';
import { firstKeys } from './place.js';

const LONGEST_HEADING = 160;

/**
 * Places kept for what the session is to conclude: one draft for each of its focus issues, when it first opens its doors and nobody
 * has drafted anything yet.
 */
export function headings(room: RoomReader, phase: Phase, { now, newId }: Turn): TakeawayRecord[] {
  const { phase: from, openedAt, focusIssues } = room.session;
  const opens = (phase === 'lobby' || phase === 'open') && (from === 'scheduled' || from === 'lobby');
  if (!opens || openedAt !== null || room.count('takeaway') > 0) return [];
  const keys = firstKeys(focusIssues.length);
  return focusIssues.map((issue, at) => ({
    ...blankTakeaway(newId(), at + 1, SYSTEM_ID, now),
    heading: cut(inOneLine(issue)),
    position: keys[at] ?? '',
  }));
}

function inOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function cut(heading: string): string {
  const signs = [...heading];
  return signs.length <= LONGEST_HEADING
    ? heading
    : `${signs
        .slice(0, LONGEST_HEADING - 1)
        .join('')
        .trim()}…`;
}
