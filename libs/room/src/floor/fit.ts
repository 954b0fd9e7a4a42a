import { Refusal, type FloorStatus } from '@openfloor/contract';
import { started, stopped } from '../clock/face.js';
import type { FloorRecord } from '../records.js';
import { findFloor, hasLeft, isHolding, OPEN, QUEUED } from './floor.js';
import type { RoomReader } from '../room.js';
import { openRequests } from './request.rules.js';
import { standsIn } from './session.js';

/** What somebody who has gone has none of. */
const WAITS: readonly FloorStatus[] = ['offered', ...QUEUED];

/**
 * A request as an undo gives it back, in the session of now. What was spoken until now stays counted: its clock goes on
 * or stands still from here, whatever it said when the act was done.
 */
export function fittedFloor(room: RoomReader, floor: FloorRecord, now: number): FloorRecord {
  const { clock: present } = findFloor(room, floor.id);
  const clock = floor.status === 'speaking' ? started(present, now) : stopped(present, now);
  const back = { ...floor, clock, spokenMs: clock.elapsedMs, lapsed: false };
  return standsIn(back, room.session.phase, now);
}

/**
 * Refuses `WRONG_STATE` where a room, as an undo would leave it, has two on the floor, one held by nobody, more open
 * requests of somebody than they may have, or one of somebody who is not here any more.
 */
export function expectFloorFits(room: RoomReader, after: RoomReader, put: readonly FloorRecord[]): void {
  const floors = after.list('floor').filter(isHolding);
  const free = floors.filter(({ heldBy }) => heldBy === null);
  const points = free.filter((floor) => floor.class === 'point_of_order').length;
  const isClosed = after.session.phase === 'closed';
  const isOne = isClosed ? points <= 1 && free.length - points <= 1 : free.length <= 1;
  const isHeld = (floor: FloorRecord) => isHolding(floor) && floors.some(({ id }) => id === floor.heldBy);
  const orphans = after.list('floor').filter((floor) => floor.heldBy !== null && !isHeld(floor));
  if (!isOne || orphans.length > 0) throw refused('somebody else has the floor now');
  for (const floor of put) expectMayReturn(room, after, floor);
}

function expectMayReturn(room: RoomReader, after: RoomReader, floor: FloorRecord): void {
  const { makerId, status, localAuthor } = floor;
  if (!makerId) return;
  const returns = OPEN.includes(status) && !OPEN.includes(findFloor(room, floor.id).status);
  if ((returns || WAITS.includes(status)) && hasLeft(after, makerId))
    throw refused('who asked is not here any more');
  if (!returns) return;
  const isHub = floor.hubId === makerId && floor.class !== 'point_of_order';
  const most = isHub ? after.session.rules.requestsPerHub || Infinity : 1;
  const open = openRequests(room, makerId, floor.class);
  const isSame = isHub && localAuthor !== null && open.some((other) => other.localAuthor === localAuthor);
  if (open.length >= most || isSame) throw refused('who asked has asked again');
}

function refused(message: string): Refusal {
  return new Refusal('WRONG_STATE', message, { field: 'status' });
}
