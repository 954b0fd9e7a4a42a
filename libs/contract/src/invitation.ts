import { z } from 'zod';
import { Id, Instant, line } from './text.js';
import { PutPerson } from './person.js';
import { ROLES } from './words.js';

const invited = ROLES.filter((role) => role !== 'participant');
export const InvitedRole = z.enum(
  invited as unknown as [(typeof ROLES)[number], ...(typeof ROLES)[number][]],
);

/** Asks for one link; the person or hub it is for may be named, made on the spot, or left open. */
export const Invite = z.strictObject({
  role: InvitedRole,
  personId: Id.optional(),
  person: PutPerson.omit({ personId: true, role: true }).optional(),
  hubId: Id.optional(),
  label: line(80).optional(),
  endsAt: Instant.optional(),
});
export type Invite = z.infer<typeof Invite>;

/** A link as its maker sees it once; `token` is stored hashed and never shown again. */
export const InvitationMade = z
  .strictObject({ id: Id, role: InvitedRole, url: z.string(), token: z.string() })
  .meta({ id: 'InvitationMade' });
export type InvitationMade = z.infer<typeof InvitationMade>;

export const InvitationListed = z
  .strictObject({
    id: Id,
    role: InvitedRole,
    label: z.string().nullable(),
    personId: Id.nullable(),
    hubId: Id.nullable(),
    madeAt: Instant,
    endsAt: Instant.nullable(),
    revoked: z.boolean(),
    devices: z.array(z.strictObject({ id: Id, at: Instant, label: z.string(), revoked: z.boolean() })),
  })
  .meta({ id: 'InvitationListed' });
export type InvitationListed = z.infer<typeof InvitationListed>;

/** Without `deviceId` the whole link ends and every device that used it is closed. */
export const RevokeInvitation = z.strictObject({ invitationId: Id, deviceId: Id.optional() });

export const invitationCommands = { 'invitation.revoke': RevokeInvitation } as const;
