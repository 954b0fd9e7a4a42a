import { Refusal, type HubStatus, type OwnHub } from '@openfloor/contract';
import type { HubRecord } from '../records.js';
import { findHub, type RoomReader } from '../room.js';

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

/** What a hub whose people misbehave, or that has gone, may still do: speak to the desk, and take back. */
const SUSPENDED_MAY = [
  'signal.send',
  'signal.seen',
  'hub.checkIn',
  'hub.test',
  'question.withdraw',
  'floor.withdraw',
];
const CLOSED_MAY = ['signal.send', 'signal.seen', 'hub.checkIn', 'question.withdraw'];

/** Refuses `MUTED` to a hub that is suspended and `WRONG_STATE` to one that is closed, but for what each may still do. */
export function expectHubTakesPart(room: RoomReader, hubId: string, type: string): void {
  const { no, status, reason } = findHub(room, hubId);
  if (status === 'suspended' && !SUSPENDED_MAY.includes(type))
    throw new Refusal('MUTED', `hub ${no} is suspended`, { reason });
  if (status === 'closed' && !CLOSED_MAY.includes(type))
    throw new Refusal('WRONG_STATE', `hub ${no} is closed`, { status });
}
