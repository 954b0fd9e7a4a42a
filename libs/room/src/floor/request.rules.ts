import {
  AcceptFloor,
  DeliverFloor,
  NameFloor,
  ReadyFloor,
  Refusal,
  RequestFloor,
  type CheckedArgs,
  type FloorClass,
  type FloorStatus,
  type Role,
} from '@openfloor/contract';
import { ahead } from '../ahead.js';
import { STILL } from '../clock/face.js';
import { command, MODERATORS, type Turn } from '../command.js';
import type { FloorRecord } from '../records.js';
import { findQuestion, nextNo, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { minute } from '../views/question.view.js';
import { floorFor, floorIn, leaves, OPEN, QUEUED, secondsFor } from './floor.js';
import { queueChanges } from './queue.js';
import { speakerFor, speakerOf, type Speaker } from './speaker.js';

type Args = CheckedArgs<'floor.request'>;

/** Whoever may ask for themselves. */
export const MAKERS: readonly Role[] = ['participant', 'hub', 'panellist', ...MODERATORS];
const POINT_OF_ORDER: FloorClass = 'point_of_order';
/** Turns that moderators give; nobody asked for them, so they keep nobody from asking. */
const GIVEN: readonly FloorClass[] = ['statement', 'answer'];

/** Somebody asks for the floor, or staff ask for somebody who has no device. */
export const requestFloor = command('floor.request', {
  schema: RequestFloor,
  may: MAKERS,
  rule(room, args, turn) {
    const { actor } = turn;
    const isStaff = MODERATORS.some((role) => actor.roles.includes(role));
    expectMaySpeakFor(args, actor, isStaff);
    expectClass(room, args.class, actor, isStaff);
    if (!isStaff) expectMayAsk(room, args.class, actor);
    const makerId = args.onBehalfOf && isStaff ? null : actor.id;
    if (makerId) expectNoneOpen(room, makerId, args.class, actor, args.localAuthor);
    const speaker =
      args.onBehalfOf && isStaff ? speakerFor(room, args.onBehalfOf) : speakerOf(room, actor, args);
    const floor = requested(room, args, speaker, turn, makerId);
    const position = positionOf(room, floor);
    return { put: [floor], result: { floorId: floor.id, no: floor.no, position } };
  },
});

/** Takes one's own request back, also when one was just called. */
export const withdrawFloor = command('floor.withdraw', {
  schema: NameFloor,
  may: MAKERS,
  rule(room, { floorId }, { actor, now }) {
    own(room, floorId, actor);
    return leaves(room, floorIn(room, floorId, ['offered', ...QUEUED, 'called']), 'withdrawn', now);
  },
});

/** Says that one sits at a microphone that works, or not yet. */
export const readyFloor = command('floor.ready', {
  schema: ReadyFloor,
  may: MAKERS,
  rule(room, { floorId, ready }, { actor }) {
    own(room, floorId, actor);
    return [{ ...floorIn(room, floorId, [...QUEUED, 'called']), ready }];
  },
});

/** Changes how the floor is taken, in the same place: a microphone that fails becomes a text that is read out. */
export const deliverFloor = command('floor.delivery', {
  schema: DeliverFloor,
  may: MAKERS,
  rule(room, { floorId, delivery, text }, { actor }) {
    if (text !== undefined && actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    if (!MODERATORS.some((role) => actor.roles.includes(role))) own(room, floorId, actor);
    const floor = floorIn(room, floorId, ['offered', ...OPEN]);
    return [{ ...floor, delivery, text: text ?? floor.text }];
  },
});

/** The author of a question says that they will speak it, under the name that the floor asks for. */
export const acceptFloor = command('floor.accept', {
  schema: AcceptFloor,
  may: MAKERS,
  rule(room, { floorId, ...told }, { actor, now }) {
    own(room, floorId, actor);
    const offered = floorIn(room, floorId, ['offered']);
    if (actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    expectNoneOpen(room, actor.id, offered.class, actor, offered.localAuthor);
    const speaker = takenUp(speakerOf(room, actor, told), offered);
    const status: FloorStatus = 'waiting';
    const order = nextOrder(room);
    const floor = { ...offered, ...speaker, status, order, accepted: true, requestedAt: minute(now) };
    const question = offered.questionId ? findQuestion(room, offered.questionId) : undefined;
    const asking = question ? [{ ...question, asking: 'author' as const }] : [];
    const position = positionOf(room, floor);
    return { put: [floor, ...asking], result: { floorId, no: floor.no, position } };
  },
});

/** Who takes an offer up: for a hub it is somebody of its people, of whom the group stays what the question said. */
function takenUp(speaker: Speaker, { hubId, makerId, ...offered }: FloorRecord): Speaker {
  if (hubId !== makerId) return speaker;
  const { stakeholderGroup, regionalGroup } = offered;
  return { ...speaker, stakeholderGroup, regionalGroup: regionalGroup ?? speaker.regionalGroup };
}

/** The place in the order of arrival that comes after all others. */
export function nextOrder(room: RoomReader): number {
  return room.list('floor').reduce((last, { order }) => Math.max(last, order), 0) + 1;
}

/** A request as it is first made, before the queue has given it a place. */
export function newFloor(
  room: RoomReader,
  speaker: Speaker,
  { now, newId }: Turn,
  given: Pick<FloorRecord, 'class' | 'makerId' | 'enteredBy'> & Partial<FloorRecord>,
): FloorRecord {
  return {
    ...blank,
    ...speaker,
    id: newId(),
    no: nextNo(room, 'floor'),
    order: nextOrder(room),
    allowedSeconds: secondsFor(room.session.rules, given.class),
    requestedAt: minute(now),
    ...given,
  };
}

/**
 * Refuses `ALREADY_WAITING` to whoever has an open request; a point of order is one beside it. A hub has its own number,
 * of which each of the people behind its relay has one at most.
 */
export function expectNoneOpen(
  room: RoomReader,
  makerId: string,
  floorClass: FloorClass,
  { role }: Pick<Standing, 'role'>,
  localAuthor: string | null = null,
): void {
  const open = openRequests(room, makerId, floorClass);
  const [first] = localAuthor === null ? open : open.filter((floor) => floor.localAuthor === localAuthor);
  const { requestsPerHub: quota } = room.session.rules;
  if (role === 'hub' && floorClass !== POINT_OF_ORDER) {
    if (quota > 0 && open.length >= quota)
      throw new Refusal('QUOTA_REACHED', `at most ${quota} requests wait`, { quota });
    if (localAuthor === null) return;
  }
  if (first)
    throw new Refusal('ALREADY_WAITING', `request ${first.no} is open`, { floorId: first.id, no: first.no });
}

/** What somebody has open beside a request of this class: points of order are counted by themselves. */
export function openRequests(room: RoomReader, makerId: string, floorClass: FloorClass): FloorRecord[] {
  const isPoint = floorClass === POINT_OF_ORDER;
  return room
    .list('floor')
    .filter((floor) => floor.makerId === makerId && OPEN.includes(floor.status))
    .filter((floor) => (floor.class === POINT_OF_ORDER) === isPoint && !GIVEN.includes(floor.class));
}

function expectClass(room: RoomReader, floorClass: FloorClass, actor: Standing, isStaff: boolean): void {
  const { participant, hub, panellist } = room.session.rules.classes;
  const granted = actor.role === 'hub' ? hub : actor.role === 'panellist' ? panellist : participant;
  const asked = floorClass !== 'statement' && floorClass !== 'answer';
  if (asked && (isStaff || granted.includes(floorClass))) return;
  throw new Refusal('NOT_ALLOWED', `${actor.role} may not ask for a ${floorClass}`, { class: floorClass });
}

/** Staff ask for people without a device, a hub for the people in its own room. */
function expectMaySpeakFor({ onBehalfOf, localAuthor }: Args, actor: Standing, isStaff: boolean): void {
  const isHub = actor.role === 'hub';
  if (localAuthor && !isHub) throw new Refusal('NOT_ALLOWED', 'only hubs have local authors');
  if (!onBehalfOf) return;
  if (!isStaff && !isHub) throw new Refusal('NOT_ALLOWED', 'only moderators and hubs ask for somebody else');
  if (isHub && onBehalfOf.hubId !== undefined && onBehalfOf.hubId !== actor.hubId)
    throw new Refusal('NOT_ALLOWED', 'this is another hub');
}

function expectMayAsk(room: RoomReader, floorClass: FloorClass, actor: Standing): void {
  const { switches, phase } = room.session;
  const staysOpen = floorClass === POINT_OF_ORDER && phase === 'open';
  if (!switches.floor && !staysOpen) throw new Refusal('SWITCHED_OFF', 'the list of speakers is closed');
  if (actor.muted) throw new Refusal('MUTED', 'this participant is muted');
}

function requested(
  room: RoomReader,
  args: Args,
  speaker: Speaker,
  turn: Turn,
  makerId: string | null,
): FloorRecord {
  return newFloor(room, speaker, turn, {
    class: args.class,
    makerId,
    enteredBy: makerId === null ? turn.actor.id : null,
    note: args.note ?? null,
    delivery: args.delivery,
    text: args.text ?? null,
    localAuthor: args.localAuthor ?? null,
  });
}

function positionOf(room: RoomReader, floor: FloorRecord): number | null {
  const settled = queueChanges(ahead(room, [floor])).find(({ id }) => id === floor.id);
  return (settled ?? floor).position;
}

function own(room: RoomReader, floorId: string, actor: Standing): FloorRecord {
  const floor = floorFor(room, floorId, actor);
  if (floor.makerId === actor.id) return floor;
  throw new Refusal('NOT_ALLOWED', 'this request is of somebody else');
}

const blank = {
  kind: 'floor' as const,
  status: 'waiting' as FloorStatus,
  lapsed: false,
  reason: null,
  questionId: null,
  accepted: true,
  placed: null,
  lane: null,
  position: null,
  why: null,
  delivery: 'voice' as const,
  note: null,
  text: null,
  localAuthor: null,
  ready: false,
  clock: STILL,
  spokenMs: 0,
  heldBy: null,
  heldFrom: null,
  override: null,
  calledAt: null,
  startedAt: null,
  endedAt: null,
  gist: null,
};
