import { FLOOR_CLASSES, type FloorClass, type Why } from '@openfloor/contract';
import { elapsedMs } from '../clock/face.js';
import { equal } from '../entry.js';
import type { FloorRecord, RoomRecord } from '../records.js';
import { compareKeys, find, type RoomReader } from '../room.js';
import type { Candidate, Proposal, Served } from './disciplines/discipline.js';
import { orderOf } from './disciplines/queue.js';
import { isHolding, QUEUED, secondsFor, speakerKey } from './floor.js';

/** The classes whose turns a discipline counts; points of order and the panel's own speech eat nobody's share. */
const COUNTED: readonly FloorClass[] = ['reply', 'follow_up', 'intervention'];
/** Those of them that go before interventions. */
const ABOVE: readonly FloorClass[] = ['reply', 'follow_up'];
/** Questions that are gone take along the request to speak them. */
const GONE = ['declined', 'withdrawn', 'merged'];

/** Those who wait, in the proposed order: as it stands in their records. */
export function queueOf(room: RoomReader): FloorRecord[] {
  return room
    .list('floor')
    .filter((floor) => waits(floor) && floor.position !== null)
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
}

/** Whether the queue may be another one after this record: a request, the rules, or a question that is to be spoken. */
export function movesQueue(room: RoomReader, record: RoomRecord): boolean {
  if (record.kind === 'floor') return true;
  if (room.count('floor') === 0) return false;
  if (record.kind === 'session') return record.rules !== room.session.rules;
  return record.kind === 'question' && room.list('floor').some(({ questionId }) => questionId === record.id);
}

/**
 * The records of the queue that must change so that it is as the rules have it: places and why from the discipline, who
 * is on deck, nobody in it who does not wait. Changes no clock.
 */
export function queueChanges(room: RoomReader): FloorRecord[] {
  const floors = room.list('floor').map((floor) => (isOrphan(room, floor) ? orphaned(floor) : floor));
  const places = new Map(proposed(room, floors).map((proposal, at) => [proposal.id, { ...proposal, at }]));
  const { onDeck } = room.session.rules;
  const settled = floors.map((floor): FloorRecord => {
    const place = places.get(floor.id);
    if (!place) return { ...floor, position: null, why: floor.calledAt === null ? null : floor.why };
    const status = place.at < onDeck ? 'on_deck' : 'waiting';
    return { ...floor, status, position: place.at + 1, why: place.why, lane: place.lane };
  });
  return settled.filter((floor) => !equal(floor, room.entry('floor', floor.id)?.record));
}

/**
 * The whole order: points of order, then who was placed by hand, then class by class as the rules propose, as if those
 * before had spoken for the time that they will be given.
 */
function proposed(room: RoomReader, floors: readonly FloorRecord[]): Proposal[] {
  const waiting = floors.filter(waits);
  const { rules } = room.session;
  const placed = placedOf(waiting);
  const free = (floorClass: FloorClass) =>
    waiting.filter((floor) => floor.class === floorClass && floor.placed === null).map(candidate);
  const first = (floorClass: FloorClass) =>
    orderOf(free(floorClass), [], rules, 'fifo', () => 0).map(({ id }): Proposal => ({
      id,
      why: { code: 'class', class: floorClass },
      lane: null,
    }));
  const [highest = 'point_of_order', ...others] = FLOOR_CLASSES;
  const goBefore = [...placed, ...ABOVE.flatMap(first)].map(({ id }) => find(room, 'floor', id));
  const expected = goBefore.filter(counts).map((floor) => turnOf(floor, secondsFor(rules, floor.class)));
  const served = [...servedOf(floors), ...expected];
  const ordinary = orderOf(
    free('intervention'),
    served,
    rules,
    rules.discipline,
    () => rules.interventionSeconds,
  );
  return [
    ...first(highest),
    ...placed.map(({ id, placed: by, lane }): Proposal => ({ id, why: by?.why ?? PLACED, lane })),
    ...others.flatMap((floorClass) => (floorClass === 'intervention' ? ordinary : first(floorClass))),
  ];
}

function placedOf(waiting: readonly FloorRecord[]): FloorRecord[] {
  return waiting
    .filter((floor) => floor.placed !== null)
    .sort(
      (one, other) => compareKeys(one.placed?.key ?? '', other.placed?.key ?? '') || one.order - other.order,
    );
}

const PLACED: Why = { code: 'placed', reason: null };

function waits({ status, lapsed }: FloorRecord): boolean {
  return QUEUED.includes(status) && !lapsed;
}

function candidate(floor: FloorRecord): Candidate {
  const { id, order, stakeholderGroup: group, attendance } = floor;
  return { id, order, speaker: speakerKey(floor), group, attendance };
}

/** Whether a discipline counts a turn. A panellist who replies speaks for the panel, and takes nothing from the hall. */
function counts({ class: floorClass, personId }: FloorRecord): boolean {
  return COUNTED.includes(floorClass) && !(floorClass === 'reply' && personId !== null);
}

/** Turns in the order in which they began; one that is not over counts with all that it was given. */
function servedOf(floors: readonly FloorRecord[]): Served[] {
  return floors
    .filter((floor) => counts(floor) && (floor.startedAt !== null || isHolding(floor)))
    .sort((one, other) => beganAt(one) - beganAt(other) || one.no - other.no)
    .map((floor) =>
      turnOf(floor, isHolding(floor) ? floor.allowedSeconds : Math.round(elapsedMs(floor.clock, 0) / 1_000)),
    );
}

function turnOf(floor: FloorRecord, seconds: number): Served {
  const { stakeholderGroup: group, attendance } = floor;
  return { speaker: speakerKey(floor), group, attendance, seconds };
}

function beganAt({ startedAt, calledAt }: FloorRecord): number {
  return startedAt ?? calledAt ?? 0;
}

function isOrphan(room: RoomReader, { questionId, status }: FloorRecord): boolean {
  if (questionId === null || (status !== 'offered' && !QUEUED.includes(status))) return false;
  return GONE.includes(room.entry('question', questionId)?.record.status ?? '');
}

function orphaned(floor: FloorRecord): FloorRecord {
  return { ...floor, status: 'withdrawn', position: null, placed: null };
}
