import type { RoomSnapshot } from '@openfloor/client';
import type { Line } from '../../audience/phone-state.js';
import type { HubLine } from './hub-state.js';

/** From so long an answer on the link counts as weak, in milliseconds. */
export const WEAK_MS = 1_000;

/** How the line is, in the words of the console; `phase` is what the watch of the line says of cuts and returns. */
export function lineOf(
  { connection, refusal, roundTripMs }: Pick<RoomSnapshot, 'connection' | 'refusal' | 'roundTripMs'>,
  phase: Line,
): HubLine {
  if (connection === 'refused') return refusal === 'UPGRADE' ? 'upgrade' : 'ended';
  if (connection === 'connecting') return 'connecting';
  if (phase === 'offline' || phase === 'back') return phase;
  if (connection === 'slow') return 'slow';
  return roundTripMs !== undefined && roundTripMs >= WEAK_MS ? 'weak' : 'live';
}

/** Whether what is shown is what was last known, and no more. */
export function isStale(line: HubLine): boolean {
  return line === 'offline' || line === 'connecting' || line === 'ended';
}
