import { Id, Instant, InvitedRole, line, PutPerson, Refusal, RevokeInvitation } from '@openfloor/contract';
import { z } from 'zod';
import { command, MODERATOR, MODERATORS } from '../command.js';
import type { InvitationRecord } from '../records.js';
import { find, findPerson } from '../room.js';
import { hubIn } from './hub.js';
import { expectMayAppoint, newPerson, withReadiness } from './person.rules.js';

const MAX_DEVICES = 20;

/** Made by the door from `POST /sessions/:id/invitations`: the secret stays outside, its hash comes in. */
export const MakeInvitation = z.strictObject({
  invitationId: Id,
  role: InvitedRole,
  tokenHash: z.string().length(64),
  personId: Id.optional(),
  person: PutPerson.omit({ personId: true, role: true }).optional(),
  hubId: Id.optional(),
  label: line(80).optional(),
  endsAt: Instant.optional(),
});

/** A link for somebody: a person of the programme, one made on the spot, a hub, or a role without a name. */
export const makeInvitation = command('invitation.make', {
  schema: MakeInvitation,
  may: MODERATORS,
  logged: true,
  rule(
    room,
    { invitationId, role, tokenHash, personId, person, hubId, label, endsAt },
    { actor, now, newId },
  ) {
    expectMayAppoint(actor, role);
    if (MODERATOR.includes(role) && !MODERATOR.some((own) => actor.roles.includes(own)))
      throw new Refusal('NOT_ALLOWED', `${actor.role} may not invite ${role}`);
    if ((role === 'hub') !== (hubId !== undefined))
      throw new Refusal('BAD_COMMAND', 'a hub link names its hub, other links do not', { path: ['hubId'] });
    if (hubId) hubIn(room, hubId, 'expected', 'live', 'suspended', 'closed');
    const known = personId ? findPerson(room, personId) : undefined;
    if (known && known.role !== role)
      throw new Refusal('WRONG_STATE', `this person is ${known.role}`, { role: known.role });
    const made = person && !known ? newPerson(room, { ...person, role }, newId()) : undefined;
    const invitation: InvitationRecord = {
      kind: 'invitation',
      id: invitationId,
      role,
      label: label ?? null,
      personId: known?.id ?? made?.id ?? null,
      hubId: hubId ?? null,
      tokenHash,
      madeAt: now,
      endsAt: endsAt ?? null,
      revoked: false,
      devices: [],
    };
    return { put: [invitation, ...(made ? withReadiness(room, [made]) : [])], result: { invitationId } };
  },
});

export const UseInvitation = z.strictObject({
  invitationId: Id,
  tokenHash: z.string().length(64),
  deviceId: Id,
  device: line(120, 0),
});

/** A device opens a link and becomes a seat. A wrong, revoked or ended link is the same `NOT_FOUND` to whoever tries. */
export const useInvitation = command('invitation.accept', {
  schema: UseInvitation,
  may: ['organiser'],
  season: 'any',
  rule(room, { invitationId, tokenHash, deviceId, device }, { now }) {
    const invitation = room.entry('invitation', invitationId)?.record;
    const ended = invitation?.endsAt != null && invitation.endsAt <= now;
    if (!invitation || invitation.tokenHash !== tokenHash || invitation.revoked || ended)
      throw new Refusal('NOT_FOUND', 'this link does not work');
    if (invitation.devices.filter(({ revoked }) => !revoked).length >= MAX_DEVICES)
      throw new Refusal('QUOTA_REACHED', `at most ${MAX_DEVICES} devices for one link`);
    const devices = [...invitation.devices, { id: deviceId, at: now, label: device, revoked: false }];
    const { role, personId, hubId } = invitation;
    return { put: [{ ...invitation, devices }], result: { role, personId, hubId } };
  },
});

/** Ends a link with all its devices, or one of them; their seats are closed. */
export const revokeInvitation = command('invitation.revoke', {
  schema: RevokeInvitation,
  may: MODERATORS,
  season: 'until_archived',
  logged: true,
  rule(room, { invitationId, deviceId }) {
    const invitation = find(room, 'invitation', invitationId);
    if (!deviceId) return { put: [{ ...invitation, revoked: true }], closes: [invitationId] };
    if (!invitation.devices.some(({ id }) => id === deviceId))
      throw new Refusal('NOT_FOUND', 'no such device');
    const devices = invitation.devices.map((device) =>
      device.id === deviceId ? { ...device, revoked: true } : device,
    );
    return { put: [{ ...invitation, devices }], closes: [deviceId] };
  },
});
