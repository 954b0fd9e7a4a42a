import {
  EraseParticipant,
  IdentifyParticipant,
  JoinSeat,
  MuteParticipant,
  Refusal,
  RemoveParticipant,
  RestoreParticipant,
  UnmuteParticipant,
  type Attendance,
} from '@openfloor/contract';
import { command, MODERATORS, ORGANISER, type Turn } from '../command.js';
import { equal } from '../entry.js';
import { withdrawnAll } from '../floor/session.js';
import { declinedAll } from '../question/review.rules.js';
import type { ParticipantRecord } from '../records.js';
import { erased } from '../retention/erase.rules.js';
import { isOver, NOBODY } from '../retention/retention.js';
import { find, findParticipant, type RoomReader } from '../room.js';
import { defined } from '../session/session.rules.js';
import { minute } from '../views/question.view.js';
import { isTaken } from './hub.js';

/**
 * Somebody joins. The door derives the actor's id from the join key, so the same key is the same participant; who
 * was here before comes back even when the door is locked or the session closed.
 */
export const joinSeat = command('seat.join', {
  schema: JoinSeat,
  may: ['participant', 'organiser'],
  season: 'any',
  rule(room, { hubCode, attendance, ...all }, { actor, newId, now }) {
    const { joinKey: _key, personalCode: _code, proof: _proof, ...told } = all;
    const known = room.entry('participant', actor.id)?.record;
    expectEntry(room, known);
    if (known)
      return { put: isOver(room) ? [] : retold(room, known, told), result: { participantId: known.id } };
    if (room.session.rules.access === 'roll')
      throw new Refusal('NOT_ALLOWED', 'this session is joined with a personal code', needsCode);
    const blank = newParticipant(room, { id: actor.id, hubCode, attendance }, { newId, now });
    return { put: [{ ...blank, ...defined(told) }], result: { participantId: blank.id } };
  },
});

const needsCode = { needs: 'personalCode' };

/**
 * Refuses who may not take a seat: the removed, who is new to a session that is over or whose door is locked, and where
 * only the roll gets in, whose personal code was revoked.
 */
export function expectEntry(room: RoomReader, known: ParticipantRecord | undefined): void {
  if (known?.removed || known?.erased) throw new Refusal('REMOVED', 'this participant was removed');
  if (known) return;
  if (isOver(room)) throw new Refusal('SESSION_CLOSED', 'the session is closed');
  if (!room.session.switches.joins) throw new Refusal('SWITCHED_OFF', 'nobody new may join now');
}

/** Somebody of the audience as they come in. */
export function newParticipant(
  room: RoomReader,
  { id, hubCode, attendance }: { id: string; hubCode?: string | undefined; attendance: Attendance },
  { newId, now }: Pick<Turn, 'newId' | 'now'>,
): ParticipantRecord {
  const hubId = hubCode === undefined ? null : hubOf(room, hubCode);
  const place = { attendance: hubId ? ('hub' as const) : attendance, hubId };
  return { ...NOBODY, id, pseudonym: newId(), ...place, joinedAt: minute(now) };
}

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

/** Blanks what is known of a person in every stored copy; ids and numbers stay, and what everybody has read unless it is to go too. */
export const eraseParticipant = command('participant.erase', {
  schema: EraseParticipant,
  may: ORGANISER,
  season: 'any',
  logged: true,
  rule: (room, { participantId, questions }, { now }) => erased(room, participantId, questions, now),
});

type Told = Partial<Omit<ParticipantRecord, 'kind' | 'id'>>;

/** The participant with what they newly told about themselves; nothing where it is what stands. */
export function retold(room: RoomReader, participant: ParticipantRecord, told: Told): ParticipantRecord[] {
  const change = defined(told);
  const moves =
    change.stakeholderGroup !== undefined && change.stakeholderGroup !== participant.stakeholderGroup;
  if (moves && participant.stakeholderGroup !== null && room.hasVoted(participant.id))
    throw new Refusal('WRONG_STATE', 'the group is fixed at the first vote', { field: 'stakeholderGroup' });
  if (moves && participant.roll === 'on' && hasRollGroup(room, participant.id))
    throw new Refusal('WRONG_STATE', 'the group is that of the personal code', { field: 'stakeholderGroup' });
  const after = { ...participant, ...change };
  return equal(participant, after) ? [] : [after];
}

function hasRollGroup(room: RoomReader, voterId: string): boolean {
  return room.list('roll').some((entry) => entry.voterId === voterId && entry.stakeholderGroup !== null);
}

/** A hub is named by its number, as its own page and poster show it. */
function hubOf(room: RoomReader, hubCode: string): string {
  const taken = room.list('hub').filter(isTaken);
  const hub = taken.find(({ no }) => String(no) === hubCode.trim());
  if (!hub) throw new Refusal('NOT_FOUND', 'no such hub here');
  return hub.id;
}
