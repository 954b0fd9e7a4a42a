import { DISCIPLINES, OVERRIDE_REASONS } from '@openfloor/contract';
import { HOLDING, holderOf, QUEUED } from '../floor/floor.js';
import { queueOf } from '../floor/queue.js';
import type { FloorRecord } from '../records.js';
import type { Order } from './chance.js';
import type { Opened } from './open-room.js';

const SPEAKER = { name: 'Somebody', affiliation: 'A school' };

/** A command of the floor for a choice, as one of the room gives it; undefined where the choice is none of the floor. */
export function ofFloor(opened: Opened, kind: string, one: number, other: number): Order | undefined {
  return byMaker(opened, kind, one, other) ?? byChair(opened, kind, one, other);
}

function byMaker(opened: Opened, kind: string, one: number, other: number): Order | undefined {
  const { ama, ben, cyn, panellist, hub, room } = opened;
  const actor = [ama, ben, cyn, hub, panellist][one % 5] ?? ama;
  const own = room.list('floor').filter(({ makerId }) => makerId === actor.id);
  const floorId = (own.at(other % Math.max(1, own.length)) ?? room.list('floor')[0])?.id ?? room.id;
  switch (kind) {
    case 'request':
      return [actor, 'floor.request', SPEAKER];
    case 'point':
      return [panellist, 'floor.request', { class: 'point_of_order' }];
    case 'quit':
      return [actor, 'floor.withdraw', { floorId }];
    case 'later':
      return [actor, 'floor.requeue', { floorId, place: 'last' }];
    case 'accept':
      return [actor, 'floor.accept', { floorId, ...SPEAKER }];
    default:
      return undefined;
  }
}

function byChair(opened: Opened, kind: string, one: number, other: number): Order | undefined {
  const { moderator, panellist, organiser, room } = opened;
  const expect = holderOf(room)?.id ?? null;
  const queued = queueOf(room);
  const waiting = among(room.list('floor'), other, QUEUED) ?? room.id;
  const holding = among(room.list('floor'), other, HOLDING) ?? room.id;
  const reason = OVERRIDE_REASONS[other % OVERRIDE_REASONS.length];
  const orders: Record<string, () => Order> = {
    call: () => [moderator, 'floor.call', { floorId: one % 2 === 0 ? undefined : queued[0]?.id, expect }],
    call_other: () => [moderator, 'floor.call', { floorId: waiting, expect, why: reason }],
    start: () => [moderator, 'floor.start', { floorId: holding }],
    pause: () => [moderator, 'floor.pause', { floorId: holding }],
    resume: () => [moderator, 'floor.resume', { floorId: holding }],
    end: () => [moderator, 'floor.end', { expect: expect ?? room.id }],
    skip: () => [moderator, 'floor.skip', { floorId: one % 2 === 0 ? waiting : holding, reason: 'absent' }],
    refuse: () => [moderator, 'floor.refuse', { floorId: one % 2 === 0 ? waiting : holding, reason: 'time' }],
    back: () => [moderator, 'floor.requeue', { floorId: any(opened, other), place: PLACES[one % 3] }],
    move: () => [
      moderator,
      'floor.move',
      { floorId: waiting, before: one % 3 === 0 ? null : queued[one % queued.length]?.id, why: reason },
    ],
    give: () => [moderator, 'floor.give', { personId: panellist.id }],
    voice: () => [moderator, 'question.voice', { questionId: room.list('question')[other % 4]?.id }],
    leave: () => [moderator, 'person.leave', { personId: panellist.id }],
    rest: () => [organiser, 'session.phase', { phase: room.session.phase === 'break' ? 'open' : 'break' }],
    discipline: () => [moderator, 'session.rules', { discipline: DISCIPLINES[other % DISCIPLINES.length] }],
  };
  return orders[kind]?.();
}

const PLACES = ['same', 'first', 'last'] as const;

function any({ room }: Opened, at: number): string {
  const floors = room.list('floor');
  return floors[at % Math.max(1, floors.length)]?.id ?? room.id;
}

function among(floors: FloorRecord[], at: number, states: readonly string[]): string | undefined {
  const fitting = floors.filter(({ status }) => states.includes(status));
  return fitting[at % Math.max(1, fitting.length)]?.id;
}
