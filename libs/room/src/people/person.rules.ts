import {
  LeavePerson,
  PutPerson,
  Refusal,
  SetPresent,
  type CheckedArgs,
  type Role,
} from '@openfloor/contract';
import { command, MODERATOR } from '../command.js';
import { withdrawnAll } from '../floor/session.js';
import { session } from '../question/becomes.js';
import type { PersonRecord, RoomRecord } from '../records.js';
import { findPerson, nextNo, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { defined } from '../session/session.rules.js';
import { readinessOf } from '../session/readiness.js';

/** Adds a person of the programme or corrects one. A new role counts from the next turn. */
export const putPerson = command('person.put', {
  schema: PutPerson,
  may: MODERATOR,
  rule(room, { personId, ...told }, { actor, newId }) {
    const known = personId ? findPerson(room, personId) : undefined;
    if (known?.role !== told.role) expectMayAppoint(actor, known?.role, told.role);
    const person = known ? { ...known, ...defined(told) } : newPerson(room, told, newId());
    const closes = known && known.role !== person.role ? [person.id] : [];
    return { put: withReadiness(room, [person]), result: { personId: person.id }, closes };
  },
});

/** Somebody leaves the session; the name stays in the record, and somebody else may take the place. */
export const leavePerson = command('person.leave', {
  schema: LeavePerson,
  may: MODERATOR,
  logged: true,
  rule(room, { personId, replacedBy }, { actor, now }) {
    const person = findPerson(room, personId);
    expectMayAppoint(actor, person.role, replacedBy ? findPerson(room, replacedBy).role : undefined);
    if (person.left) throw new Refusal('WRONG_STATE', 'this person has left already');
    if (personId === replacedBy) throw new Refusal('WRONG_STATE', 'a person cannot replace themselves');
    const gone = { ...person, left: true, present: false };
    const successor = replacedBy ? [{ ...findPerson(room, replacedBy), left: false, role: person.role }] : [];
    const put = withReadiness(room, [gone, ...successor]);
    put.push(...withdrawnAll(room, personId, now, 'withdrawn', null));
    if (room.session.leadId === personId) put.push({ ...lastSession(room, put), leadId: replacedBy ?? null });
    return { put, closes: [personId, ...(replacedBy ? [replacedBy] : [])] };
  },
});

/** Says whether somebody is in the room. */
export const setPresent = command('person.present', {
  schema: SetPresent,
  may: MODERATOR,
  rule(room, { personId, present }) {
    return [{ ...findPerson(room, personId), present }];
  },
});

/** Refuses `NOT_ALLOWED` to whoever would make or unmake an organiser without being one. */
export function expectMayAppoint(actor: Standing, ...roles: (Role | undefined)[]): void {
  if (roles.includes('organiser') && actor.role !== 'organiser')
    throw new Refusal('NOT_ALLOWED', 'only an organiser appoints organisers');
}

/** A person as the programme first names them. */
export function newPerson(
  room: RoomReader,
  told: Omit<CheckedArgs<'person.put'>, 'personId'>,
  id: string,
  no = nextNo(room, 'person'),
): PersonRecord {
  const nothing = {
    honorific: null,
    position: null,
    affiliation: null,
    country: null,
    stakeholderGroup: null,
    regionalGroup: null,
    tags: [],
    programmeId: null,
  };
  return { ...nothing, ...defined(told), kind: 'person', id, no, present: false, left: false };
}

/** These people, and the session if what it lacks changes by them. */
export function withReadiness(room: RoomReader, people: PersonRecord[]): RoomRecord[] {
  const changed = new Map(people.map((person) => [person.id, person]));
  const kept = room.list('person').filter(({ id }) => !changed.has(id));
  const readiness = readinessOf(room.session, [...kept, ...people]);
  const same = readiness.join() === room.session.readiness.join();
  return same ? people : [...people, session(room, { readiness })];
}

function lastSession(room: RoomReader, put: RoomRecord[]) {
  return put.findLast((record) => record.kind === 'session') ?? room.session;
}
