import type { Phase } from '@openfloor/contract';
import { started, stopped } from '../clock/face.js';
import type { ClockRecord, FloorRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { held, isHolding, LAPSING, leaves, silent } from './floor.js';

/**
 * What a phase of the session does to the floor and to clocks: in a break all stand still, at the close whoever spoke
 * has spoken and who waits lapses, and reopening gives them their place back.
 */
export function floorsIn(room: RoomReader, phase: Phase, now: number): (FloorRecord | ClockRecord)[] {
  const floors = room.list('floor').map((floor) => ({ before: floor, floor: standsIn(floor, phase, now) }));
  const moved = floors.flatMap(({ before, floor }) => (floor === before ? [] : [floor]));
  const clocks = room.list('clock').flatMap((clock) => clockIn(clock, phase, now));
  return [...(phase === 'open' ? heldAgain(moved, now) : moved), ...clocks];
}

/** A request as it is in this phase: as it was, or lapsed, ended or standing still. */
export function standsIn(floor: FloorRecord, phase: Phase, now: number): FloorRecord {
  if (phase === 'open') return floor.lapsed ? { ...floor, lapsed: false } : floor;
  if (phase === 'closed') {
    if (isHolding(floor) && floor.startedAt !== null) return ended(floor, now);
    const isLapsing = LAPSING.includes(floor.status);
    return isLapsing ? { ...floor, lapsed: true, heldBy: null, heldFrom: null } : floor;
  }
  return floor.status === 'speaking' ? { ...silent(floor, now), status: 'paused' } : floor;
}

/** Whoever was called, and was interrupted by a point of order that was called, is so again when the session goes on. */
function heldAgain(floors: readonly FloorRecord[], now: number): FloorRecord[] {
  const called = floors.filter(({ status }) => status === 'called');
  const point = called.find((floor) => floor.class === 'point_of_order');
  return floors.map((floor) =>
    point && called.includes(floor) && floor !== point ? held(floor, point, now) : floor,
  );
}

/** All requests of somebody who is no longer here, at once: those that wait are withdrawn, a speech is over. */
export function withdrawnAll(
  room: RoomReader,
  makerId: string,
  now: number,
  status: 'withdrawn' | 'refused',
  reason: string | null,
): FloorRecord[] {
  const gone = room
    .list('floor')
    .filter((floor) => floor.makerId === makerId)
    .sort((one, other) => Number(one.heldBy !== null) - Number(other.heldBy !== null))
    .flatMap((floor) => {
      if (floor.status === 'speaking' || floor.status === 'paused')
        return leaves(room, floor, 'completed', now);
      return LAPSING.includes(floor.status) ? leaves(room, floor, status, now, reason) : [];
    });
  return [...new Map(gone.map((floor) => [floor.id, floor])).values()];
}

function ended(floor: FloorRecord, now: number): FloorRecord {
  return { ...silent(floor, now), status: 'completed', endedAt: now, heldBy: null, heldFrom: null };
}

function clockIn(record: ClockRecord, phase: Phase, now: number): ClockRecord[] {
  if (record.cleared) return [];
  if (phase === 'open')
    return record.waitsForSession
      ? [{ ...record, clock: started(record.clock, now), waitsForSession: false }]
      : [];
  if (phase === 'closed')
    return record.clock.running || record.waitsForSession
      ? [{ ...record, clock: stopped(record.clock, now), waitsForSession: false }]
      : [];
  if (!record.clock.running || record.purpose === 'break') return [];
  return [{ ...record, clock: stopped(record.clock, now), waitsForSession: true }];
}
