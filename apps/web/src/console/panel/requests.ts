import type { OutboxEntry } from '@openfloor/client';
import type { CommandArgs, FloorClass, OwnFloor, SessionView } from '@openfloor/contract';

/** The classes a panellist can ask for, in the order in which they are offered. */
const ASKABLE: readonly FloorClass[] = ['intervention', 'reply', 'follow_up', 'point_of_order'];
const OPEN: readonly OwnFloor['status'][] = ['offered', 'waiting', 'on_deck', 'called', 'speaking', 'paused'];
const QUEUED: readonly OwnFloor['status'][] = ['waiting', 'on_deck'];

/** One's own requests that are not over. */
export function openRequests(own: readonly OwnFloor[]): OwnFloor[] {
  return own.filter(({ status }) => OPEN.includes(status));
}

/** Whether its maker can still do something about a request: not once they speak. */
export function isPending({ status }: Pick<OwnFloor, 'status'>): boolean {
  return status === 'offered' || status === 'called' || QUEUED.includes(status);
}

/** Whether a request waits in the list of speakers. */
export function isQueued({ status }: Pick<OwnFloor, 'status'>): boolean {
  return QUEUED.includes(status);
}

/** The classes of requests that are on their way to the room. */
export function requestsSent(outbox: readonly OutboxEntry[]): FloorClass[] {
  return outbox
    .filter(({ type, state }) => type === 'floor.request' && state !== 'refused')
    .map(({ args }) => (args as CommandArgs<'floor.request'>).class ?? 'intervention');
}

/**
 * The classes a panellist can ask for now: what the rules give the panel, one open request, and one point of order
 * beside it. With the list closed only points of order stay open, in an open session.
 */
export function classesOffered(
  { rules, switches, phase }: SessionView,
  open: readonly FloorClass[],
): FloorClass[] {
  const waits = open.some((one) => one !== 'point_of_order');
  return ASKABLE.filter((one) => {
    if (!rules.classes.panellist.includes(one) || phase === 'closed' || phase === 'archived') return false;
    if (one === 'point_of_order') return !open.includes(one) && (switches.floor || phase === 'open');
    return switches.floor && !waits;
  });
}
