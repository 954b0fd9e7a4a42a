import { Refusal, type Attendance, type Channel, type Role } from '@openfloor/contract';
import { mayVoteUnder } from './people/roll.js';
import { find, type RoomReader } from './room.js';

/**
 * Who gives a command, as the connection proves it. `participant`: a seat made by joining; `invited`: a device that
 * accepted an invitation; `account`: somebody signed in; `visitor`: nobody yet, who may only join; `system`: time.
 */
export type Actor =
  | { type: 'participant'; id: string }
  | { type: 'invited'; id: string; invitationId: string; deviceId: string }
  | { type: 'account'; id: string; administrator: boolean }
  | { type: 'visitor'; id: string }
  | { type: 'system'; id: string };

/** What an actor is in this room at this moment; decided in the turn, never by the token. */
export interface Standing {
  id: string;
  role: Role;
  channel: Channel;
  /** The role, and `moderator` as well for whoever leads. */
  roles: readonly Role[];
  personId: string | null;
  hubId: string | null;
  attendance: Attendance;
  muted: boolean;
  /** Commands of the role that the rules of the session keep from this one. */
  withheld: readonly string[];
}

/** Actor id of everything that time or the programme does. */
export const SYSTEM_ID = '00000000-0000-4000-8000-000000000000';

const NOTHING: readonly string[] = [];
const VOTING: readonly string[] = ['question.vote', 'poll.respond'];
const STAFF: readonly Role[] = ['organiser', 'chair', 'moderator', 'online_moderator'];
const PANEL: readonly Role[] = ['panellist', 'rapporteur', 'interpreter', 'captioner', 'technician'];

/** The channel a role sees. */
export function channelOf(role: Role): Channel {
  if (STAFF.includes(role)) return 'staff';
  return PANEL.includes(role) ? 'panel' : 'public';
}

/** Finds out what an actor may be here. Refuses `REMOVED` or `NOT_ALLOWED` where it is nothing any more. */
export function standingOf(room: RoomReader, actor: Actor, now: number): Standing {
  switch (actor.type) {
    case 'system':
      return standing(actor.id, 'organiser');
    case 'visitor':
      return standing(actor.id, 'participant');
    case 'account':
      if (!actor.administrator && !room.session.ownerIds.includes(actor.id))
        throw new Refusal('NOT_ALLOWED', 'this account does not organise this session');
      return standing(actor.id, 'organiser');
    case 'participant':
      return participantStanding(room, actor.id);
    case 'invited':
      return invitedStanding(room, actor, now);
  }
}

function participantStanding(room: RoomReader, id: string): Standing {
  const participant = room.entry('participant', id)?.record;
  if (!participant) throw new Refusal('NOT_ALLOWED', 'this seat has no participant in this room');
  if (participant.removed || participant.erased) throw new Refusal('REMOVED', 'this participant was removed');
  if (room.session.retention.seatsEndedAt !== null)
    throw new Refusal('NOT_ALLOWED', 'seats of this session have ended', { seats: 'ended' });
  const { access, ballot } = room.session.rules;
  if (access === 'roll' && participant.roll === 'revoked')
    throw new Refusal('NOT_ALLOWED', 'this personal code was revoked', { needs: 'personalCode' });
  return {
    ...standing(id, 'participant'),
    withheld: mayVoteUnder(ballot, participant) ? NOTHING : VOTING,
    attendance: participant.attendance,
    hubId: participant.hubId,
    muted: participant.muted,
  };
}

function invitedStanding(
  room: RoomReader,
  actor: Extract<Actor, { type: 'invited' }>,
  now: number,
): Standing {
  const invitation = find(room, 'invitation', actor.invitationId);
  const device = invitation.devices.find(({ id }) => id === actor.deviceId);
  if (invitation.revoked || !device || device.revoked)
    throw new Refusal('NOT_ALLOWED', 'this link was revoked');
  if (invitation.endsAt !== null && invitation.endsAt <= now)
    throw new Refusal('NOT_ALLOWED', 'this link has ended');
  if (invitation.hubId) {
    const withheld = room.session.rules.ballot === 'roll' ? VOTING : NOTHING;
    return { ...standing(actor.id, 'hub'), hubId: invitation.hubId, attendance: 'hub', withheld };
  }
  const person = invitation.personId ? find(room, 'person', invitation.personId) : undefined;
  if (person?.left) throw new Refusal('NOT_ALLOWED', 'this person has left the session');
  const role = person?.role ?? invitation.role;
  const leads = person !== undefined && room.session.leadId === person.id;
  const base = standing(actor.id, role);
  return {
    ...base,
    personId: person?.id ?? null,
    roles: leads && role !== 'moderator' ? [role, 'moderator'] : [role],
    channel: leads ? 'staff' : base.channel,
    attendance: role === 'online_moderator' ? 'online' : 'onsite',
  };
}

function standing(id: string, role: Role): Standing {
  return {
    id,
    role,
    channel: channelOf(role),
    roles: [role],
    personId: null,
    hubId: null,
    attendance: 'online',
    muted: false,
    withheld: NOTHING,
  };
}
