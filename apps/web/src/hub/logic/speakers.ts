import type { FloorClass, OwnFloor, SignalView } from '@openfloor/contract';
import type { OutboxEntry } from '@openfloor/client';
import type { RoomView } from '../../live/room-view.js';
import { waitSeconds } from '../../parts/floor.js';
import { wished } from './outbox-list.js';

const OPEN: readonly OwnFloor['status'][] = ['offered', 'waiting', 'on_deck', 'called', 'speaking', 'paused'];
const QUEUED: readonly OwnFloor['status'][] = ['waiting', 'on_deck'];
const GIVEN: readonly FloorClass[] = ['statement', 'answer'];
const OPEN_PHASES: readonly string[] = ['lobby', 'open', 'break'];

/** Whether the session takes anything at all in its phase. */
export function isRunning({ session }: RoomView): boolean {
  return OPEN_PHASES.includes(session.phase);
}

/** The hub's requests that are not through yet: whoever speaks or was called first, then by place. */
export function ourSpeakers({ mine }: RoomView): OwnFloor[] {
  const rank = (own: OwnFloor): number => (QUEUED.includes(own.status) ? (own.position ?? 1e6) : 0);
  return mine.floor
    .filter(({ status }) => OPEN.includes(status))
    .sort((one, other) => rank(one) - rank(other) || one.no - other.no);
}

/** Whether it waits in the queue. */
export function isQueued({ status }: Pick<OwnFloor, 'status'>): boolean {
  return QUEUED.includes(status);
}

/** Seconds until a waiting request may be called; rough by nature. Undefined for what does not wait. */
export function speakerWait(own: OwnFloor, room: RoomView, now: number): number | undefined {
  if (!isQueued(own) || own.position === null) return undefined;
  return waitSeconds(room.floors.values(), own.position, room.session.rules.interventionSeconds, now);
}

/** When the desk told a speaker to stand by: the latest word of the desk about that request, ms. */
export function standByAt(own: OwnFloor, signals: readonly SignalView[]): number | undefined {
  return signals.filter(({ own: isOurs, refId }) => !isOurs && refId === own.id).at(-1)?.at;
}

/** Whether a speaker is ready, as the room has it or as it will be once what waits has arrived. */
export function readiness(
  own: OwnFloor,
  entries: readonly OutboxEntry[],
): { ready: boolean; isKept: boolean } {
  const wish = wished<{ floorId: string; ready?: boolean }>(
    entries,
    'floor.ready',
    ({ floorId }) => floorId === own.id,
  );
  return { ready: wish ? (wish.ready ?? true) : own.ready, isKept: wish !== undefined };
}

/** The request that goes on air next and whose speaker nobody has called ready yet. */
export function toBeReady(room: RoomView, entries: readonly OutboxEntry[]): OwnFloor | undefined {
  return ourSpeakers(room).find(
    (own) => (own.status === 'on_deck' || own.status === 'called') && !readiness(own, entries).ready,
  );
}

/** What a hub may ask the floor for now, less what it has open already. */
export function classesFor({ session, mine }: RoomView): FloorClass[] {
  const { rules, switches, phase } = session;
  const open = mine.floor.filter(({ status }) => OPEN.includes(status) && status !== 'offered');
  const points = open.filter((own) => own.class === 'point_of_order').length;
  const others = open.filter((own) => own.class !== 'point_of_order' && !GIVEN.includes(own.class)).length;
  return rules.classes.hub.filter((kind) => {
    if (kind === 'point_of_order') return points === 0 && (switches.floor || phase === 'open');
    return !GIVEN.includes(kind) && switches.floor && others < (rules.requestsPerHub || Infinity);
  });
}
