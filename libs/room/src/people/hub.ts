import { Refusal, type HubStatus, type OwnHub } from '@openfloor/contract';
import { TECHNICIANS } from '../command.js';
import type { HubRecord, SignalRecord } from '../records.js';
import { findHub, findPerson, type RoomReader } from '../room.js';

/** What nobody has said of a hub yet. */
export const UNREGISTERED = {
  country: null,
  regionalGroup: null,
  languages: [],
  headcount: null,
  coordinator: null,
  contact: null,
  technicalContact: null,
  expected: null,
  groups: {},
  checks: {},
  streamDelaySeconds: null,
  countedAt: null,
  reason: null,
  applicantId: null,
  checkedIn: false,
  programmeId: null,
} satisfies Partial<HubRecord>;

/** The hub, or `WRONG_STATE` where it is not in one of these states. */
export function hubIn(room: RoomReader, hubId: string, ...statuses: HubStatus[]): HubRecord {
  const hub = findHub(room, hubId);
  if (statuses.includes(hub.status)) return hub;
  throw new Refusal('WRONG_STATE', `hub ${hub.no} is ${hub.status}`, { status: hub.status });
}

/** Whether a hub takes part, so that everybody may know of it: it was registered by staff, or its application was taken. */
export function isTaken({ status }: Pick<HubRecord, 'status'>): boolean {
  return status !== 'applied' && status !== 'declined';
}

/** A hub that takes part; one that does not is `NOT_FOUND` to whoever names it from outside its application. */
export function takenHub(room: RoomReader, hubId: string): HubRecord {
  const hub = findHub(room, hubId);
  if (isTaken(hub)) return hub;
  throw new Refusal('NOT_FOUND', 'no such hub here');
}

/** A hub as it sees itself, and as whoever applied for it does. */
export function ownHub(hub: HubRecord): OwnHub {
  return {
    id: hub.id,
    no: hub.no,
    status: hub.status,
    name: hub.name,
    city: hub.city,
    country: hub.country,
    regionalGroup: hub.regionalGroup,
    languages: hub.languages,
    headcount: hub.headcount,
    coordinator: hub.coordinator,
    contact: hub.contact,
    technicalContact: hub.technicalContact,
    expected: hub.expected,
    groups: hub.groups,
    checks: hub.checks,
    streamDelaySeconds: hub.streamDelaySeconds,
    countedAt: hub.countedAt,
    reason: hub.reason,
  };
}

/** What a hub may still do that is suspended: speak to the desk, test, count its people, and take back. */
const SUSPENDED_MAY = [
  'signal.send',
  'signal.seen',
  'hub.checkIn',
  'hub.test',
  'question.withdraw',
  'floor.withdraw',
  'takeaway.retract',
];
/** And one that has gone: its figures may come late, and somebody may still want to reach it. */
const CLOSED_MAY = ['signal.send', 'signal.seen', 'hub.checkIn', 'takeaway.retract'];

/** Refuses `MUTED` to a hub that is suspended and `WRONG_STATE` to one that is closed, but for what each may still do. */
export function expectHubTakesPart(room: RoomReader, hubId: string, type: string): void {
  const hub = findHub(room, hubId);
  if (hub.status === 'suspended' && !SUSPENDED_MAY.includes(type)) throw suspended(hub);
  if (hub.status === 'closed' && !CLOSED_MAY.includes(type))
    throw new Refusal('WRONG_STATE', `hub ${hub.no} is closed`, { status: hub.status });
}

/** Refuses `MUTED` where a suspended hub speaks to anybody but the desk: those who moderate, and the technicians. */
export function expectMaySignal(room: RoomReader, hubId: string, to: SignalRecord['to']): void {
  const hub = findHub(room, hubId);
  if (hub.status !== 'suspended') return;
  const { leadId } = room.session;
  const isOfDesk = (personId: string) =>
    personId === leadId || TECHNICIANS.includes(findPerson(room, personId).role);
  const isToDesk = to.roles.every((role) => TECHNICIANS.includes(role)) && to.personIds.every(isOfDesk);
  if (!isToDesk || to.hubIds.length > 0) throw suspended(hub);
}

function suspended({ no, reason }: HubRecord): Refusal {
  return new Refusal('MUTED', `hub ${no} is suspended`, { reason });
}
