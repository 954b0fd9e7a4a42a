import type { ClockView, FloorView } from '@openfloor/contract';
import { heldOf, holderOf, queueOf } from '../../parts/floor.js';

/**
 * Whose time it is. `mine`: I speak, or my clock stands still; `called`: I was called and have not begun; `held`: a
 * point of order interrupts me; `other`: somebody else has the floor; `clock`: nobody has it and a clock of the room
 * runs; `nobody`.
 */
export type Turn =
  | { whose: 'mine' | 'called' | 'other'; floor: FloorView }
  | { whose: 'held'; floor: FloorView; by: FloorView | undefined }
  | { whose: 'clock'; clock: ClockView }
  | { whose: 'nobody' };

type IsMine = (floor: FloorView) => boolean;

/** Whose time it is for whoever `isMine` names. */
export function turnOf(floors: readonly FloorView[], clocks: readonly ClockView[], isMine: IsMine): Turn {
  const holder = holderOf(floors);
  const held = heldOf(floors).find(isMine);
  if (held && !(holder && isMine(holder))) return { whose: 'held', floor: held, by: holder };
  if (holder) {
    if (!isMine(holder)) return { whose: 'other', floor: holder };
    return { whose: holder.status === 'called' ? 'called' : 'mine', floor: holder };
  }
  const clock = clockOf(clocks);
  return clock ? { whose: 'clock', clock } : { whose: 'nobody' };
}

/** The clock that counts for a panel: the newest, that of a part of the programme only where there is no other. */
function clockOf(clocks: readonly ClockView[]): ClockView | undefined {
  const newest = clocks.toSorted((one, other) => other.no - one.no);
  return newest.find(({ purpose }) => purpose !== 'segment') ?? newest[0];
}

/** Requests up to this place are told to make themselves ready. */
const READY_PLACES = 3;

/** My request that is soon to be called, with its place from 1. */
export interface Due {
  floor: FloorView;
  place: number;
}

/** My next request, if it is among the first three of those who wait. */
export function dueOf(floors: readonly FloorView[], isMine: IsMine): Due | null {
  const queue = queueOf(floors);
  const at = queue.findIndex(isMine);
  const floor = queue[at];
  if (!floor) return null;
  const place = floor.position ?? at + 1;
  return floor.status === 'on_deck' || place <= READY_PLACES ? { floor, place } : null;
}

/** How many of `all` segments are left of a share from 0 to 1; the last one goes out with the last second. */
export function segmentsLeft(left: number, all: number): number {
  return Math.min(all, Math.max(0, Math.ceil(left * all - 1e-9)));
}
