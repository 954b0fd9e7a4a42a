import {
  EraseParticipant,
  IdentifyParticipant,
  JoinSeat,
  MuteParticipant,
  Refusal,
  RemoveParticipant,
  RestoreParticipant,
  UnmuteParticipant,
} from '@openfloor/contract';
import { command, MODERATORS, ORGANISER } from '../command.js';
import { equal } from '../entry.js';
import { withdrawnAll } from '../floor/session.js';
import { declinedAll } from '../question/review.rules.js';
import type { FloorRecord, HubRecord, ParticipantRecord, QuestionRecord } from '../records.js';
import { find, findParticipant, findQuestion, type RoomReader } from '../room.js';
import { defined } from '../session/session.rules.js';
import { isTaken } from './hub.js';

/**
 * Somebody joins. The door derives the actor's id from the join key, so the same key is the same participant; who
 * was here before comes back even when the door is locked or the session closed.
 */
export const joinSeat = command('seat.join', {
  schema: JoinSeat,
  may: ['participant', 'organiser'],
  season: 'any',
  rule(room, { joinKey: _key, hubCode, attendance, ...told }, { actor, newId }) {
    const known = room.entry('participant', actor.id)?.record;
    if (known?.removed || known?.erased) throw new Refusal('REMOVED', 'this participant was removed');
    const { phase, switches } = room.session;
    const isOver = phase === 'closed' || phase === 'archived';
    if (known) return { put: isOver ? [] : retold(room, known, told), result: { participantId: known.id } };
    if (isOver) throw new Refusal('SESSION_CLOSED', 'the session is closed');
    if (!switches.joins) throw new Refusal('SWITCHED_OFF', 'nobody new may join now');
    const hubId = hubCode === undefined ? null : hubOf(room, hubCode);
    const participant: ParticipantRecord = {
      ...NOBODY,
      ...defined(told),
      id: actor.id,
      pseudonym: newId(),
      attendance: hubId ? 'hub' : attendance,
      hubId,
    };
    return { put: [participant], result: { participantId: participant.id } };
  },
});

/** A participant says who they are; the stakeholder group is fixed at the first vote. */
export const identifyParticipant = command('participant.identify', {
  schema: IdentifyParticipant,
  may: ['participant'],
  rule(room, told, { actor }) {
    const participant = find(room, 'participant', actor.id);
    return retold(room, participant, told);
  },
});

/** Somebody may no longer ask. */
export const muteParticipant = command('participant.mute', {
  schema: MuteParticipant,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { participantId }) {
    return [{ ...findParticipant(room, participantId), muted: true }];
  },
});

/** Somebody may ask again. */
export const unmuteParticipant = command('participant.unmute', {
  schema: UnmuteParticipant,
  may: MODERATORS,
  logged: true,
  rule(room, { participantId }) {
    return [{ ...findParticipant(room, participantId), muted: false }];
  },
});

/** Somebody must leave: their seats are closed and their votes no longer count; their questions stay or go too. */
export const removeParticipant = command('participant.remove', {
  schema: RemoveParticipant,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { participantId, reason, questions }, { now }) {
    const participant = findParticipant(room, participantId);
    const dropped = questions === 'decline' ? declinedAll(room, participant.id, now, reason) : [];
    const floors = withdrawnAll(room, participant.id, now, 'refused', 'conduct');
    return { put: [{ ...participant, removed: true }, ...dropped, ...floors], closes: [participant.id] };
  },
});

/** Somebody may come back. */
export const restoreParticipant = command('participant.restore', {
  schema: RestoreParticipant,
  may: MODERATORS,
  logged: true,
  rule(room, { participantId }) {
    return [{ ...findParticipant(room, participantId), removed: false }];
  },
});

/** A hub whose applicant is forgotten: nobody knows whom to call there any more. */
function unreachable(hub: HubRecord): HubRecord {
  return { ...hub, applicantId: null, coordinator: null, contact: null, technicalContact: null };
}

/** Blanks what is known of a person in every stored copy; ids, numbers, texts and votes stay. */
export const eraseParticipant = command('participant.erase', {
  schema: EraseParticipant,
  may: ORGANISER,
  season: 'until_archived',
  logged: true,
  rule(room, { participantId }, { now }) {
    const { id, pseudonym, attendance, hubId, removed } = findParticipant(room, participantId);
    const blank: ParticipantRecord = { ...NOBODY, id, pseudonym, attendance, hubId, removed, erased: true };
    const questions = room.askedBy(id).map((questionId) => nameless(findQuestion(room, questionId)));
    const floors = unnamedFloors(room, id, now);
    const hubs = room.list('hub').filter(({ applicantId }) => applicantId === id);
    const owned = new Set([id, ...[...questions, ...floors, ...hubs].map((record) => record.id)]);
    const acts = room.list('act').filter((act) => act.fields.some((field) => owned.has(field.id)));
    const forgotten = acts.map((act) => ({ ...act, fields: [], undone: true }));
    return {
      put: [blank, ...questions, ...floors, ...hubs.map(unreachable), ...forgotten],
      closes: [id],
      erases: id,
    };
  },
});

const NOBODY = {
  kind: 'participant' as const,
  name: null,
  stakeholderGroup: null,
  regionalGroup: null,
  country: null,
  affiliation: null,
  language: null,
  accessNeeds: null,
  muted: false,
  removed: false,
  erased: false,
};

type Told = Partial<Omit<ParticipantRecord, 'kind' | 'id'>>;

/** The participant with what they newly told about themselves; nothing where it is what stands. */
function retold(room: RoomReader, participant: ParticipantRecord, told: Told): ParticipantRecord[] {
  const change = defined(told);
  const moves =
    change.stakeholderGroup !== undefined && change.stakeholderGroup !== participant.stakeholderGroup;
  if (moves && participant.stakeholderGroup !== null && room.hasVoted(participant.id))
    throw new Refusal('WRONG_STATE', 'the group is fixed at the first vote', { field: 'stakeholderGroup' });
  const after = { ...participant, ...change };
  return equal(participant, after) ? [] : [after];
}

/** A hub is named by its number, as its own page and poster show it. */
function hubOf(room: RoomReader, hubCode: string): string {
  const taken = room.list('hub').filter(isTaken);
  const hub = taken.find(({ no }) => String(no) === hubCode.trim());
  if (!hub) throw new Refusal('NOT_FOUND', 'no such hub here');
  return hub.id;
}

/** Requests of somebody who is erased: what waits is withdrawn, what was spoken keeps its group and its time. */
function unnamedFloors(room: RoomReader, makerId: string, now: number): FloorRecord[] {
  const left = new Map(withdrawnAll(room, makerId, now, 'withdrawn', null).map((floor) => [floor.id, floor]));
  const none = { name: null, affiliation: null, country: null, note: null, text: null, accessNeeds: null };
  for (const floor of room.list('floor'))
    if (floor.makerId === makerId) left.set(floor.id, { ...(left.get(floor.id) ?? floor), ...none });
  return [...left.values()];
}

function nameless(question: QuestionRecord): QuestionRecord {
  const { stakeholderGroup } = question.byline;
  const none = { name: null, affiliation: null, country: null, regionalGroup: null };
  return { ...question, byline: { ...none, identity: 'anonymous', stakeholderGroup } };
}
