import {
  FLOOR_STATUSES,
  type Attendance,
  type OverrideReason,
  type StakeholderGroup,
} from '@openfloor/contract';
import { restore } from '../entry.js';
import { holderOf } from '../floor/floor.js';
import { queueOf } from '../floor/queue.js';
import type { RecordKind } from '../records.js';
import type { Actor } from '../standing.js';
import { openRoom } from './open-room.js';
import { Rig, type Said } from './rig.js';
import { join } from './seats.js';

/** Every state of a request, and the two in which a point of order can hold it. */
export const FLOOR_STATES = [...FLOOR_STATUSES, 'held', 'held_called'] as const;
export type FloorState = (typeof FLOOR_STATES)[number];

type Start = Parameters<typeof openRoom>[0];
const KNOWN = { affiliation: 'A school', country: 'GH' };

/** A room with its list of speakers open, and the acts of its moderator in one word each. */
export function openFloor(start: Start = {}) {
  const opened = openRoom({ floor: true, ...start });
  const { moderator, panellist, room, does, requests } = opened;
  const holder = (): string | null => holderOf(room)?.id ?? null;
  const queue = (): string[] => queueOf(room).map(({ id }) => id);
  /** Somebody, by default whoever is proposed, is called by a moderator who sees how things are. */
  const call = (floorId?: string, why?: OverrideReason): Said =>
    does(moderator, 'floor.call', { floorId, expect: holder(), why });
  /** The moderator gives another command that names a request. */
  const by = (act: string, floorId: string, more: object = {}): Said =>
    does(moderator, `floor.${act}`, act === 'end' ? { expect: floorId } : { floorId, ...more });
  /** A new request of this actor, called before all others and begun. */
  const speaks = (actor: Actor, more: Record<string, unknown> = {}): string => {
    const floorId = requests(actor, more);
    call(floorId, 'agreed');
    by('start', floorId);
    return floorId;
  };
  /** The panellist raises a point of order, which is called. */
  const interrupts = (): string => {
    const floorId = requests(panellist, { class: 'point_of_order' });
    call(floorId);
    return floorId;
  };
  return { ...opened, holder, queue, call, by, speaks, interrupts };
}

/** What `openFloor` gives. */
export type OpenedFloor = ReturnType<typeof openFloor>;

/** A room with requests named by letters, in the order in which they came; `groups`: the stakeholder group of each. */
export function withQueue(groups: readonly (StakeholderGroup | undefined)[], start: Start = {}) {
  const opened = openFloor(start);
  const comes = (stakeholderGroup?: StakeholderGroup, attendance: Attendance = 'online') => {
    const name = String.fromCharCode(97 + opened.room.list('floor').length);
    const actor = join(opened.rig, { name, ...KNOWN, stakeholderGroup, attendance });
    return { actor, floorId: String(opened.must(actor, 'floor.request')['floorId']) };
  };
  const made = groups.map((group) => comes(group));
  const idOf = (name: string) => opened.room.list('floor').find((floor) => floor.name === name)?.id ?? '';
  const order = () =>
    opened
      .queue()
      .map((id) => opened.speech(id).name)
      .join('');
  const why = (name: string) => opened.speech(idOf(name)).why;
  const move = (name: string, before: string | null, reason: OverrideReason = 'agreed') =>
    opened.by('move', idOf(name), { before: before && idOf(before), why: reason });
  return { ...opened, made, comes, idOf, order, why, move };
}

/** The acts that bring a request of `ama` into a state. */
const ROADS: Partial<Record<FloorState, readonly string[]>> = {
  called: ['call'],
  speaking: ['call', 'start'],
  paused: ['call', 'start', 'pause'],
  completed: ['call', 'start', 'end'],
  withdrawn: ['withdraw'],
  skipped: ['skip'],
  refused: ['refuse'],
  held: ['call', 'start', 'interrupt'],
  held_called: ['call', 'interrupt'],
};

/** Brings a request of `ama` into a state; two others wait, behind it or, where it shall not be on deck, before it. */
export function floorAt(opened: OpenedFloor, state: FloorState): string {
  const { ama, ben, cyn, moderator, must, requests, published } = opened;
  const others = () => [ben, cyn].forEach((actor) => requests(actor));
  if (state === 'waiting') others();
  const floorId =
    state === 'offered'
      ? String(must(moderator, 'question.voice', { questionId: published(ama) })['floorId'])
      : requests(ama);
  if (state !== 'waiting') others();
  for (const act of ROADS[state] ?? []) {
    const code = moveFloor(opened, act, floorId);
    if (code !== 'ok') throw new Error(`${act} on the way to ${state}: ${code}`);
  }
  return floorId;
}

/** Every command that can move a request of `ama`, as its usual actor gives it; the code of the answer. */
export function moveFloor(opened: OpenedFloor, act: string, floorId: string): string {
  const { ama, moderator, does, call, by, interrupts, queue, speech } = opened;
  const own = (type: string, more: object = {}) => does(ama, `floor.${type}`, { floorId, ...more }).code;
  const before = queue().find((id) => id !== floorId) ?? null;
  const orders: Record<string, () => string> = {
    withdraw: () => own('withdraw'),
    ready: () => own('ready'),
    delivery: () => own('delivery', { delivery: 'video' }),
    accept: () => own('accept', { name: 'Ama', affiliation: 'A school' }),
    later: () => own('requeue', { place: 'last' }),
    call: () => call(floorId, 'agreed').code,
    interrupt: () => speech(interrupts()).status.replace('called', 'ok'),
    skip: () => by('skip', floorId, { reason: 'absent' }).code,
    refuse: () => by('refuse', floorId, { reason: 'time' }).code,
    front: () => by('move', floorId, { before, why: 'agreed' }).code,
    back: () => by('move', floorId, { before: null, why: 'agreed' }).code,
    extend: () => by('extend', floorId, { seconds: 30 }).code,
    record: () => by('record', floorId, { gist: 'Audits cost.' }).code,
    same: () => by('requeue', floorId, { place: 'same' }).code,
    first: () => by('requeue', floorId, { place: 'first' }).code,
    last: () => does(moderator, 'floor.requeue', { floorId, place: 'last' }).code,
  };
  return orders[act]?.() ?? by(act, floorId).code;
}

const KEPT: readonly RecordKind[] = [
  ...(['session', 'segment', 'person', 'participant', 'hub', 'question', 'floor', 'clock'] as const),
  ...(['signal', 'notice', 'stage', 'invitation', 'act', 'poll', 'response'] as const),
];

/** The same room after a restart: every record has been through JSON, and the time is what it was. */
export function restarted({ room, now, newId }: Rig): Rig {
  const rig = new Rig();
  for (const last = newId(); rig.newId() < last;);
  for (const kind of KEPT)
    for (const { record, rev, sights } of room.entries(kind)) {
      const kept = JSON.parse(JSON.stringify(record)) as typeof record;
      rig.room.absorb(restore(kept, rev, sights));
    }
  rig.room.clock = structuredClone(room.clock);
  rig.now = now;
  return rig;
}
