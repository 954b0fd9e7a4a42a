import { Refusal, type CheckedArgs } from '@openfloor/contract';
import type { ParticipantRecord, FloorRecord } from '../records.js';
import { takenHub } from '../people/hub.js';
import { findHub, findPerson, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';

/** Who speaks, as it is copied onto a request when it is made. */
export type Speaker = Pick<
  FloorRecord,
  | 'name'
  | 'affiliation'
  | 'country'
  | 'stakeholderGroup'
  | 'regionalGroup'
  | 'attendance'
  | 'hubId'
  | 'personId'
  | 'accessNeeds'
>;

type Told = Partial<Pick<CheckedArgs<'floor.request'>, 'name' | 'affiliation' | 'country' | 'onBehalfOf'>>;
type OnBehalf = NonNullable<CheckedArgs<'floor.request'>['onBehalfOf']>;

/**
 * Who asks for the floor: a person of the programme, a hub, or somebody of the audience by what they told before or
 * tell now. Where a name, or whom one speaks for, is missing it is `IDENTITY_REQUIRED`, whatever questions allow.
 */
export function speakerOf(room: RoomReader, actor: Standing, told: Told): Speaker {
  if (actor.role === 'hub' && actor.hubId) return ofHub(room, actor.hubId, told);
  if (actor.personId) return ofPerson(room, actor.personId, actor.attendance);
  const participant = room.entry('participant', actor.id)?.record;
  return identified({
    name: told.name ?? participant?.name ?? null,
    affiliation: told.affiliation ?? participant?.affiliation ?? null,
    country: told.country ?? participant?.country ?? null,
    stakeholderGroup: participant?.stakeholderGroup ?? null,
    regionalGroup: participant?.regionalGroup ?? null,
    attendance: participant?.attendance ?? actor.attendance,
    hubId: participant?.hubId ?? null,
    personId: null,
    accessNeeds: needsOf(participant),
  });
}

/** Somebody without a device, as staff enter them: the name they say, and as much more as is known. */
export function speakerFor(room: RoomReader, told: OnBehalf): Speaker {
  if (told.hubId) takenHub(room, told.hubId);
  if (told.name === undefined)
    throw new Refusal('IDENTITY_REQUIRED', 'the floor is taken by name', {
      least: 'public',
      missing: ['name'],
    });
  return {
    name: told.name,
    affiliation: told.affiliation ?? null,
    country: told.country ?? null,
    stakeholderGroup: told.stakeholderGroup ?? null,
    regionalGroup: told.regionalGroup ?? null,
    attendance: told.hubId ? 'hub' : told.attendance,
    hubId: told.hubId ?? null,
    personId: null,
    accessNeeds: null,
  };
}

/** A person of the programme, by what it says of them. */
export function ofPerson(
  room: RoomReader,
  personId: string,
  attendance: Speaker['attendance'] = 'onsite',
): Speaker {
  const { name, affiliation, country, stakeholderGroup, regionalGroup } = findPerson(room, personId);
  const known = { name, affiliation, country, stakeholderGroup, regionalGroup };
  return { ...known, attendance, hubId: null, personId, accessNeeds: null };
}

function ofHub(room: RoomReader, hubId: string, told: Told): Speaker {
  const hub = findHub(room, hubId);
  const who: Partial<OnBehalf> = told.onBehalfOf ?? told;
  return {
    name: who.name ?? null,
    affiliation: who.affiliation ?? null,
    country: who.country ?? hub.country,
    stakeholderGroup: who.stakeholderGroup ?? null,
    regionalGroup: who.regionalGroup ?? hub.regionalGroup,
    attendance: 'hub',
    hubId,
    personId: null,
    accessNeeds: null,
  };
}

function needsOf(participant: ParticipantRecord | undefined): string | null {
  return participant?.accessNeeds ? participant.accessNeeds : null;
}

/** Governments speak with name and country, others with name and representation (the rule of the IGF's queue). */
function identified(speaker: Speaker): Speaker {
  const stands = speaker.stakeholderGroup === 'government' ? 'country' : 'affiliation';
  const missing = (['name', stands] as const).filter((field) => speaker[field] === null);
  if (missing.length > 0)
    throw new Refusal('IDENTITY_REQUIRED', 'the floor is taken by name', { least: 'public', missing });
  return speaker;
}
