import {
  ProgrammeSession,
  type ProgrammeHub,
  type ProgrammePerson,
  type ProgrammeSegment,
} from '@openfloor/contract';
import { command, ORGANISER, type Turn } from '../command.js';
import { isTaken } from '../people/hub.js';
import { newHub } from '../people/hub.rules.js';
import { newPerson } from '../people/person.rules.js';
import type { HubRecord, PersonRecord, RoomRecord, SegmentRecord, SessionRecord } from '../records.js';
import { nextNo, type RoomReader } from '../room.js';
import { readinessOf } from './readiness.js';
import { defined, expectVotesHold } from './session.rules.js';

/**
 * Takes over a session of the programme document. It touches only the fields that the document names: people are
 * found by key, or by role and name; one who is no longer named has left; hubs and segments likewise stay or come.
 */
export const applyProgramme = command('session.import', {
  schema: ProgrammeSession,
  may: ORGANISER,
  season: 'until_archived',
  rule(room, { id: _id, meetingId: _meetingId, people, segments, hubs, rules, ...described }, turn) {
    const persons = people ? importedPeople(room, people, turn) : [];
    const standing = merged(room.list('person'), persons);
    const parts = segments ? importedSegments(room, segments, turn) : [];
    const before = room.session;
    if (rules?.ballot) expectVotesHold(room, rules.ballot);
    const session: SessionRecord = {
      ...before,
      ...defined(described),
      rules: rules ? { ...before.rules, ...defined(rules) } : before.rules,
      leadId: persons.some(({ id, left }) => left && id === before.leadId) ? null : before.leadId,
      segmentId: parts.some(({ id, dropped }) => dropped && id === before.segmentId)
        ? null
        : before.segmentId,
    };
    const put: RoomRecord[] = [
      { ...session, readiness: readinessOf(session, standing) },
      ...persons,
      ...parts,
    ];
    if (hubs) put.push(...importedHubs(room, hubs, turn));
    return { put, closes: persons.filter((person) => isAnother(room, person)).map(({ id }) => id) };
  },
});

/** Whether somebody who was here has another role now, or none any more. */
function isAnother(room: RoomReader, person: PersonRecord): boolean {
  const before = room.entry('person', person.id)?.record;
  return before !== undefined && (before.role !== person.role || (person.left && !before.left));
}

function importedPeople(room: RoomReader, people: ProgrammePerson[], { newId }: Turn): PersonRecord[] {
  const known = room.list('person');
  const take = taking(known);
  let no = nextNo(room, 'person');
  const kept = people.map(({ id: programmeId = null, ...told }) => {
    const match = take((person) =>
      programmeId !== null && person.programmeId !== null
        ? person.programmeId === programmeId
        : person.role === told.role && person.name === told.name,
    );
    if (match)
      return { ...match, ...defined(told), programmeId: programmeId ?? match.programmeId, left: false };
    return { ...newPerson(room, told, newId(), no++), programmeId };
  });
  const named = new Set(kept.map((person) => person.id));
  const gone = known.filter(({ id, left }) => !left && !named.has(id));
  return [...kept, ...gone.map((person) => ({ ...person, left: true, present: false }))];
}

function importedSegments(room: RoomReader, segments: ProgrammeSegment[], { newId }: Turn): SegmentRecord[] {
  const known = room.list('segment').filter(({ dropped }) => !dropped);
  const take = taking(known);
  const kept = segments.map(({ title, minutes = null }, at): SegmentRecord => {
    const match = take((segment) => segment.title === title);
    if (match) return { ...match, minutes: minutes ?? match.minutes, no: at + 1 };
    return {
      kind: 'segment',
      id: newId(),
      no: at + 1,
      title,
      minutes,
      startedAt: null,
      endedAt: null,
      dropped: false,
    };
  });
  const named = new Set(kept.map(({ id }) => id));
  return [
    ...kept,
    ...known.filter(({ id }) => !named.has(id)).map((segment) => ({ ...segment, dropped: true })),
  ];
}

function importedHubs(room: RoomReader, hubs: ProgrammeHub[], { newId }: Turn): HubRecord[] {
  const take = taking(room.list('hub').filter(isTaken));
  let no = nextNo(room, 'hub');
  return hubs.map(({ id: programmeId = null, ...told }) => {
    const match = take((hub) =>
      programmeId !== null && hub.programmeId !== null
        ? hub.programmeId === programmeId
        : hub.name === told.name,
    );
    if (match) return { ...match, ...defined(told), programmeId: programmeId ?? match.programmeId };
    return { ...newHub(room, told, newId(), no++), programmeId };
  });
}

/** Finds what the document means among what is known, and nothing twice. */
function taking<R>(known: readonly R[]): (isMeant: (record: R) => boolean) => R | undefined {
  const left = new Set(known);
  return (isMeant) => {
    const found = [...left].find(isMeant);
    if (found !== undefined) left.delete(found);
    return found;
  };
}

function merged(before: PersonRecord[], changed: PersonRecord[]): PersonRecord[] {
  const ids = new Set(changed.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...changed];
}
