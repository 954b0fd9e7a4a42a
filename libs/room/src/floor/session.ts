import type { Phase } from '@openfloor/contract';
import { started, stopped } from '../clock/face.js';
import type { ClockRecord, FloorRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { isHolding, LAPSING, leaves, silent } from './floor.js';

/**
 * What a phase of the session does to the floor and to clocks: in a break all stand still, at the close whoever spoke
 * has spoken and who waits lapses, and reopening gives them their place back.
 */
export function floorsIn(room: RoomReader, phase: Phase, now: number): (FloorRecord | ClockRecord)[] {
  const floors = room.list('floor').flatMap((floor) => floorIn(room, floor, phase, now));
  return [...floors, ...room.list('clock').flatMap((clock) => clockIn(clock, phase, now))];
}

/** All requests of somebody who is no longer here, at once: those that wait are withdrawn, a speech is over. */
export function withdrawnAll(
  room: RoomReader,
  makerId: string,
  now: number,
  status: 'withdrawn' | 'refused',
  reason: string | null,
): FloorRecord[] {
  return room
    .list('floor')
    .filter((floor) => floor.makerId === makerId)
    .sort((one, other) => Number(one.heldBy !== null) - Number(other.heldBy !== null))
    .flatMap((floor) => {
      if (floor.status === 'speaking' || floor.status === 'paused')
        return leaves(room, floor, 'completed', now);
      return LAPSING.includes(floor.status) ? leaves(room, floor, status, now, reason) : [];
    });
}

function floorIn(room: RoomReader, floor: FloorRecord, phase: Phase, now: number): FloorRecord[] {
  if (phase === 'open') return floor.lapsed ? [{ ...floor, lapsed: false }] : [];
  if (phase === 'closed') {
    if (isHolding(floor) && floor.startedAt !== null) return [ended(floor, now)];
    return LAPSING.includes(floor.status) ? [{ ...floor, lapsed: true, heldBy: null, heldFrom: null }] : [];
  }
  return floor.status === 'speaking' ? [{ ...silent(floor, now), status: 'paused' }] : [];
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
  if (!record.clock.running || record.purpose === 'break') return [];
  return [{ ...record, clock: stopped(record.clock, now), waitsForSession: phase !== 'closed' }];
}
