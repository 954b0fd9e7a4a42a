import {
  ApplyHub,
  NameHub,
  PutHub,
  ReasonHub,
  Refusal,
  type CheckedArgs,
  type FloorStatus,
} from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import { leaves } from '../floor/floor.js';
import type { HubRecord, RoomRecord } from '../records.js';
import { findHub, nextNo, type RoomReader } from '../room.js';
import { defined } from '../session/session.rules.js';
import { hubIn, takenHub, UNREGISTERED } from './hub.js';

/** Whoever does not have the floor and was not called. */
const WAITING: readonly FloorStatus[] = ['offered', 'waiting', 'on_deck'];
/** Hubs of one session, applications included; the largest meetings had 52 (IGF 2012). */
const MOST_HUBS = 200;

/** Registers a remote hub or corrects its entry. */
export const putHub = command('hub.put', {
  schema: PutHub,
  may: MODERATORS,
  rule(room, { hubId, ...told }, { newId }) {
    const hub = hubId ? { ...findHub(room, hubId), ...defined(told) } : newHub(room, told, newId());
    return { put: [hub], result: { hubId: hub.id } };
  },
});

/** Somebody asks that their hub take part. Only staff see it until they approve; one application of a person waits at a time. */
export const applyHub = command('hub.apply', {
  schema: ApplyHub,
  may: ['participant'],
  rule(room, told, { actor, newId }) {
    if (!room.session.switches.joins) throw new Refusal('SWITCHED_OFF', 'nobody new is let in');
    if (actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    const hubs = room.list('hub');
    const waiting = hubs.find(({ applicantId, status }) => applicantId === actor.id && status === 'applied');
    if (waiting)
      throw new Refusal('ALREADY_WAITING', `hub ${waiting.no} waits`, { hubId: waiting.id, no: waiting.no });
    if (hubs.length >= MOST_HUBS)
      throw new Refusal('QUOTA_REACHED', `at most ${MOST_HUBS} hubs`, { quota: MOST_HUBS });
    const hub: HubRecord = { ...newHub(room, told, newId()), status: 'applied', applicantId: actor.id };
    return { put: [hub], result: { hubId: hub.id, no: hub.no } };
  },
});

/** Takes an application, also one that was declined before. */
export const approveHub = command('hub.approve', {
  schema: NameHub,
  may: MODERATORS,
  logged: true,
  rule(room, { hubId }) {
    return [{ ...hubIn(room, hubId, 'applied', 'declined'), status: 'expected', reason: null }];
  },
});

/** Does not take an application; whoever applied reads why. */
export const declineHub = command('hub.decline', {
  schema: ReasonHub,
  may: MODERATORS,
  logged: true,
  rule(room, { hubId, reason }) {
    return [{ ...hubIn(room, hubId, 'applied'), status: 'declined', reason }];
  },
});

/** Stops a hub from taking part until it is restored. It keeps its places; it may still speak to the desk. */
export const suspendHub = command('hub.suspend', {
  schema: ReasonHub,
  may: MODERATORS,
  logged: true,
  rule(room, { hubId, reason }) {
    return [{ ...hubIn(room, hubId, 'expected', 'live'), status: 'suspended', reason }];
  },
});

/** Lets a hub take part again that was suspended or closed. */
export const restoreHub = command('hub.restore', {
  schema: NameHub,
  may: MODERATORS,
  logged: true,
  rule(room, { hubId }) {
    const hub = hubIn(room, hubId, 'suspended', 'closed');
    return [{ ...hub, status: hub.checkedIn ? 'live' : 'expected', reason: null }];
  },
});

/** A hub goes home. Its requests for the floor go with it, but not whoever speaks or was called. */
export const closeHub = command('hub.close', {
  schema: NameHub,
  may: [...MODERATORS, 'hub'],
  logged: true,
  season: 'until_archived',
  rule(room, { hubId }, { actor, now }) {
    if (actor.role === 'hub' && actor.hubId !== takenHub(room, hubId).id)
      throw new Refusal('NOT_ALLOWED', 'this is another hub');
    const hub = hubIn(room, hubId, 'expected', 'live', 'suspended');
    return [{ ...hub, status: 'closed', reason: null }, ...withdrawn(room, hubId, now)];
  },
});

/** A hub as it is first registered: expected, nobody counted yet. */
export function newHub(
  room: RoomReader,
  told: Omit<CheckedArgs<'hub.put'>, 'hubId'>,
  id: string,
  no = nextNo(room, 'hub'),
): HubRecord {
  return { ...UNREGISTERED, ...defined(told), kind: 'hub', id, no, status: 'expected' };
}

function withdrawn(room: RoomReader, hubId: string, now: number): RoomRecord[] {
  const waiting = room
    .list('floor')
    .filter(({ makerId, status }) => makerId === hubId && WAITING.includes(status));
  return waiting.flatMap((floor) => leaves(room, floor, 'withdrawn', now));
}
