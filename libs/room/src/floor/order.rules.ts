import { MoveFloor, Refusal, RequeueFloor, type FloorStatus, type Why } from '@openfloor/contract';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { ahead } from '../ahead.js';
import { command, MODERATOR, TECHNICIANS, type Turn } from '../command.js';
import type { FloorRecord } from '../records.js';
import { compareKeys, type RoomReader } from '../room.js';
import { findFloor, floorFor, floorIn, hasLeft, leaves, QUEUED } from './floor.js';
import { queueChanges, queueOf } from './queue.js';
import { expectNoneOpen, MAKERS, nextOrder } from './request.rules.js';

const PLACED: Why = { code: 'placed', reason: null };

/** Moves a request within the queue, for a public reason. What stands before it keeps its place and its why. */
export const moveFloor = command('floor.move', {
  schema: MoveFloor,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { floorId, before, why }) {
    const floor = floorIn(room, floorId, QUEUED);
    if (floor.class === 'point_of_order') throw new Refusal('WRONG_STATE', 'a point of order goes first');
    const others = queueOf(room).filter(({ id, class: kind }) => id !== floorId && kind !== 'point_of_order');
    const last: FloorRecord = { ...floor, order: nextOrder(room), placed: null };
    if (before === null && isLast(room, last)) return { put: [last], reason: why };
    if (before !== null) findFloor(room, before);
    const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
    if (at < 0) throw new Refusal('WRONG_STATE', 'the one to stand before does not wait there');
    const reason: Why = { code: 'placed', reason: why };
    const placed = placedInOrder(others.slice(0, at), floor, others.slice(at), reason);
    const isMoved = ({ id }: FloorRecord) => id === floorId;
    return { put: [...placed.filter(isMoved), ...placed.filter((one) => !isMoved(one))], reason: why };
  },
});

/** Whether somebody who goes to the end of the order of arrival is the last in the queue as well. */
function isLast(room: RoomReader, floor: FloorRecord): boolean {
  const after = ahead(room, [floor]);
  return queueOf(ahead(after, queueChanges(after))).at(-1)?.id === floor.id;
}

/** Puts somebody back into the queue: where they were, first, or last. Who waits may let all others go first. */
export const requeueFloor = command('floor.requeue', {
  schema: RequeueFloor,
  may: [...MAKERS, ...TECHNICIANS.filter((role) => !MAKERS.includes(role))],
  undoable: true,
  logged: true,
  rule(room, { floorId, place }, turn) {
    if (!TECHNICIANS.some((role) => turn.actor.roles.includes(role)))
      return lettingOthers(room, floorId, place, turn);
    const back: FloorStatus[] = ['called', 'skipped', 'completed'];
    const states = place === 'last' ? [...back, ...QUEUED] : back;
    const floor = floorIn(room, floorId, states, turn.actor);
    const isBack = floor.status === 'skipped' || floor.status === 'completed';
    if (floor.makerId && hasLeft(room, floor.makerId))
      throw new Refusal('WRONG_STATE', 'who asked is not here any more');
    if (isBack && floor.makerId) expectNotAskedAgain(room, floor.makerId, floor);
    const [left = floor, ...others] = leaves(room, floor, 'waiting', turn.now);
    return [{ ...left, ...AGAIN, ...placeFor(room, floor, place) }, ...others];
  },
});

/** What somebody who waits again has not yet: another why, an end, a microphone that was tried. */
const AGAIN = { why: null, override: null, endedAt: null, ready: false };

function expectNotAskedAgain(room: RoomReader, makerId: string, floor: FloorRecord): void {
  const role = floor.hubId === makerId ? 'hub' : 'participant';
  expectNoneOpen(room, makerId, floor.class, { role }, floor.localAuthor);
}

function lettingOthers(room: RoomReader, floorId: string, place: string, { actor }: Turn): FloorRecord[] {
  const floor = floorFor(room, floorId, actor);
  if (floor.makerId !== actor.id || place !== 'last')
    throw new Refusal('NOT_ALLOWED', 'one can only let others go first');
  return [{ ...floorIn(room, floorId, QUEUED), order: nextOrder(room), placed: null }];
}

function placeFor(
  room: RoomReader,
  floor: FloorRecord,
  place: 'same' | 'first' | 'last',
): Pick<FloorRecord, 'order' | 'placed'> {
  if (place === 'last') return { order: nextOrder(room), placed: null };
  if (place === 'same' || floor.class === 'point_of_order') return { order: floor.order, placed: null };
  const keys = room
    .list('floor')
    .flatMap(({ placed, status }) => (placed && QUEUED.includes(status) ? [placed.key] : []));
  const first = keys.sort(compareKeys)[0] ?? null;
  return {
    order: floor.order,
    placed: { key: generateKeyBetween(null, first), why: PLACED },
  };
}

/**
 * Fixes the order up to and including the moved one; what comes after it is left to the discipline, or as it was
 * placed. Where neighbours share a key, as an undo can leave them, all that were placed get new keys.
 */
function placedInOrder(
  earlier: readonly FloorRecord[],
  moved: FloorRecord,
  later: readonly FloorRecord[],
  why: Why,
): FloorRecord[] {
  const loose = earlier.filter(({ placed }) => placed === null);
  const after = earlier.findLast(({ placed }) => placed !== null)?.placed?.key ?? null;
  const before = later.find(({ placed }) => placed !== null)?.placed?.key ?? null;
  if (after !== null && before !== null && compareKeys(after, before) >= 0)
    return keyed(
      [...earlier, moved, ...later.filter(({ placed }) => placed !== null)],
      null,
      null,
      moved,
      why,
    );
  return keyed([...loose, moved], after, before, moved, why);
}

function keyed(
  list: readonly FloorRecord[],
  after: string | null,
  before: string | null,
  moved: FloorRecord,
  why: Why,
): FloorRecord[] {
  const keys = generateNKeysBetween(after, before, list.length);
  return list.map((floor, at): FloorRecord => {
    const own = floor.id === moved.id ? why : (floor.placed?.why ?? floor.why ?? PLACED);
    return { ...floor, placed: { key: keys[at] ?? '', why: own } };
  });
}
