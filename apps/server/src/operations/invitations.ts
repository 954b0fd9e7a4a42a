import type { Invite, InvitationMade } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';

/** Makes links for people, hubs and screens. Implemented by the accounts; also used where a room is made with its links. */
export abstract class Invitations {
  /** All or nothing: if one is refused, none works. The tokens are shown here and never again. */
  abstract make(sessionId: string, invites: Invite[], actor: Actor): Promise<InvitationMade[]>;
  /** Ends a link with all its devices, or one of them. */
  abstract revoke(
    sessionId: string,
    revoked: { invitationId: string; deviceId?: string },
    actor: Actor,
  ): Promise<void>;
}
