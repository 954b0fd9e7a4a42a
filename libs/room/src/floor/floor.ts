import { Refusal, type Channel, type FloorClass, type FloorStatus, type Rules } from '@openfloor/contract';
import { started, stopped } from '../clock/face.js';
import type { FloorRecord } from '../records.js';
import { find, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';

/** Those who wait in the queue. */
export const QUEUED: readonly FloorStatus[] = ['waiting', 'on_deck'];
/** Whoever has the floor, or has been called to it. */
export const HOLDING: readonly FloorStatus[] = ['called', 'speaking', 'paused'];
/** Nothing has become of it yet. */
export const OPEN: readonly FloorStatus[] = [...QUEUED, ...HOLDING];
/** What reads as lapsed in a closed room. */
export const LAPSING: readonly FloorStatus[] = ['offered', ...QUEUED, 'called'];

export const findFloor = (room: RoomReader, id: string): FloorRecord => find(room, 'floor', id);

/** Whoever has the floor; one whom a point of order interrupts has it not. */
export function holderOf(room: RoomReader): FloorRecord | undefined {
  return room.list('floor').find((floor) => isHolding(floor) && floor.heldBy === null && !floor.lapsed);
}

/** Whether somebody has the floor, was called to it, or is interrupted by a point of order. */
export function isHolding({ status }: Pick<FloorRecord, 'status'>): boolean {
  return HOLDING.includes(status);
}

/** Whether somebody who asked is no longer of this session: removed, erased, left, or a hub that is closed. */
export function hasLeft(room: RoomReader, makerId: string): boolean {
  const participant = room.entry('participant', makerId)?.record;
  const person = room.entry('person', makerId)?.record;
  const hub = room.entry('hub', makerId)?.record;
  return Boolean(participant?.removed || participant?.erased || person?.left || hub?.status === 'closed');
}

/** The same for all requests of one person or hub; somebody without a device is known by name and whom they speak for. */
export function speakerKey({ makerId, personId, name, affiliation, country }: FloorRecord): string {
  const told = `${name ?? ''}|${affiliation ?? country ?? ''}`;
  return personId ?? makerId ?? told.trim().toLowerCase();
}

/** The request, if this actor may know of it; an offer is `NOT_FOUND` to all but staff and whoever it was made to. */
export function floorFor(room: RoomReader, id: string, { id: actorId, channel }: Standing): FloorRecord {
  const floor = findFloor(room, id);
  if (floor.accepted || channel === 'staff' || floor.makerId === actorId) return floor;
  throw new Refusal('NOT_FOUND', 'no such request here');
}

/** The request, if it is in one of these states; else `WRONG_STATE` with the state it is in. */
export function floorIn(
  room: RoomReader,
  id: string,
  states: readonly FloorStatus[],
  actor?: Standing,
): FloorRecord {
  const floor = actor ? floorFor(room, id, actor) : findFloor(room, id);
  if (!states.includes(floor.status))
    throw new Refusal('WRONG_STATE', `request ${floor.no} is ${floor.status}`, { status: floor.status });
  return floor;
}

/** Refuses `CONFLICT` with whoever has the floor where the actor saw somebody else, or nobody, there. */
export function expectHolder(room: RoomReader, expect: string | null, channel: Channel): void {
  const holder = holderOf(room);
  if ((holder?.id ?? null) === expect) return;
  throw new Refusal('CONFLICT', 'somebody else has the floor', {
    floorId: holder?.id ?? null,
    floor: holder && room.entry('floor', holder.id)?.sights[channel].shown,
  });
}

/** Refuses `WRONG_STATE` where the session is not open: nobody is called then, and no speech runs. */
export function expectOpen(room: RoomReader): void {
  const { phase } = room.session;
  if (phase !== 'open') throw new Refusal('WRONG_STATE', `the session is ${phase}`, { phase });
}

/** What the rules give a class of speech, in seconds. */
export function secondsFor(rules: Rules, floorClass: FloorClass): number {
  if (floorClass === 'answer') return rules.answerSeconds;
  if (floorClass === 'follow_up' || floorClass === 'reply') return rules.followUpSeconds;
  return rules.interventionSeconds;
}

/** With its clock standing still and all that was spoken counted. */
export function silent(floor: FloorRecord, now: number): FloorRecord {
  const clock = stopped(floor.clock, now);
  return { ...floor, clock, spokenMs: clock.elapsedMs };
}

/** Who is interrupted by a point of order that was called: the clock stands still, and goes on after it. */
export function held(floor: FloorRecord, by: FloorRecord, now: number): FloorRecord {
  const heldFrom = floor.status as FloorRecord['heldFrom'];
  const status = floor.status === 'speaking' ? 'paused' : floor.status;
  return { ...silent(floor, now), status, heldBy: by.id, heldFrom };
}

/** Whoever was interrupted by this point of order goes on; in a session that stands still only after it does. */
export function released(room: RoomReader, pointOfOrder: FloorRecord, now: number): FloorRecord[] {
  const goesOn = room.session.phase === 'open';
  return room
    .list('floor')
    .filter(({ heldBy }) => heldBy === pointOfOrder.id)
    .map((floor) => {
      const free = { ...floor, heldBy: null, heldFrom: null };
      const spoke = floor.heldFrom === 'speaking' && goesOn;
      return spoke ? { ...free, status: 'speaking' as const, clock: started(floor.clock, now) } : free;
    });
}

/** A request that leaves the floor or the queue in this state, and whoever it interrupted. */
export function leaves(
  room: RoomReader,
  floor: FloorRecord,
  status: FloorStatus,
  now: number,
  reason: string | null = null,
): FloorRecord[] {
  const endedAt = isHolding(floor) ? now : floor.endedAt;
  const gone: FloorRecord = { ...silent(floor, now), status, reason, endedAt, heldBy: null, heldFrom: null };
  return [{ ...gone, placed: null }, ...released(room, floor, now)];
}
