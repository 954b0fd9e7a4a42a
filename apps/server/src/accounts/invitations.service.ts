import { Injectable } from '@nestjs/common';
import {
  Refusal,
  type InvitationListed,
  type InvitationMade,
  type Invite,
  type Reply,
  type Seated,
} from '@openfloor/contract';
import { Draft, decide, TABLE, type Actor, type InvitationRecord } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { give, SYSTEM } from '../operations/give.js';
import { Invitations } from '../operations/invitations.js';
import { Limits } from '../operations/limits.js';
import { Links } from '../operations/links.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { checked } from '../operations/shape.js';
import { timeId } from '../operations/time-id.js';
import { hashOf, newInvitationToken, readInvitationToken } from './invitation-token.js';
import { SeatTokens } from './seat-tokens.js';

const SEAT_MS = 30 * 24 * 3_600_000;

interface Prepared {
  id: string;
  invite: Invite;
  token: string;
  args: Record<string, unknown>;
}

/** Links that make a device a seat with a role: made, listed, revoked, accepted. */
@Injectable()
export class InvitationsService extends Invitations {
  constructor(
    private readonly rooms: Rooms,
    private readonly links: Links,
    private readonly seats: SeatTokens,
    private readonly limits: Limits,
  ) {
    super();
  }

  async make(sessionId: string, invites: Invite[], actor: Actor): Promise<InvitationMade[]> {
    const open = await this.rooms.open(sessionId, actor);
    const prepared = invites.map((invite) => prepare(sessionId, invite));
    tryOut(open, prepared, actor);
    const replies = await Promise.all(
      prepared.map(({ args }) =>
        this.rooms.does(sessionId, { id: randomUUID(), type: 'invitation.make', args }, actor),
      ),
    );
    const at = replies.findIndex((reply) => !reply.ok);
    if (at >= 0) await this.takeBack(sessionId, prepared, replies, at);
    const { code } = open.room.session;
    return prepared.map(({ id, invite: { role }, token }) => ({
      id,
      role,
      url: this.links.invited(role, token, code),
      token,
    }));
  }

  /** For whoever sees what staff sees. Tokens are not among it. */
  async list(sessionId: string, actor: Actor): Promise<InvitationListed[]> {
    const open = await this.rooms.open(sessionId, actor);
    if (open.standing(actor).channel !== 'staff') throw new Refusal('NOT_ALLOWED', 'staff sees the links');
    return open.room.list('invitation').map(listed);
  }

  /** Ends a link with all its devices, or one of them. */
  async revoke(
    sessionId: string,
    revoked: { invitationId: string; deviceId?: string },
    actor: Actor,
  ): Promise<void> {
    await give(this.rooms, sessionId, actor, { type: 'invitation.revoke', args: revoked });
  }

  /** Makes a device a seat. Whatever is wrong with a link, the answer is the same `NOT_FOUND`. */
  async accept(token: string, device: string, address: string | undefined): Promise<Seated> {
    await this.limits.takeJoin(address);
    const names = readInvitationToken(token);
    if (!names) throw deadLink();
    const { sessionId, invitationId } = names;
    const open = await this.rooms.open(sessionId).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'NOT_FOUND' ? deadLink() : error;
    });
    const tokenHash = hashOf(token);
    const invitation = open.room.entry('invitation', invitationId)?.record;
    if (invitation?.tokenHash !== tokenHash) throw deadLink();
    const deviceId = randomUUID();
    const args = { invitationId, tokenHash, deviceId, device };
    await give(this.rooms, sessionId, SYSTEM, { type: 'invitation.accept', args });
    return this.seated(open, invitation, deviceId);
  }

  private seated(open: OpenRoom, invitation: InvitationRecord, deviceId: string): Seated {
    const sessionId = open.room.id;
    const id = invitation.personId ?? invitation.hubId ?? invitation.id;
    const actor = { type: 'invited', id, invitationId: invitation.id, deviceId } as const;
    const { role, channel } = open.standing(actor);
    const endsAt = Math.min(invitation.endsAt ?? Number.MAX_SAFE_INTEGER, Date.now() + SEAT_MS);
    return { sessionId, actor: { id, role, channel }, seat: this.seats.make({ sessionId, actor }, endsAt) };
  }

  /** One of a batch was refused though the trial went well: the others must not work either. */
  private async takeBack(
    sessionId: string,
    prepared: Prepared[],
    replies: Reply[],
    at: number,
  ): Promise<never> {
    const made = prepared.filter((_, place) => replies[place]?.ok);
    for (const { id } of made) await this.revoke(sessionId, { invitationId: id }, SYSTEM);
    const reply = replies[at];
    if (!reply || reply.ok) throw new Refusal('CONFLICT', 'the links were not made');
    throw new Refusal(reply.code, reply.message, { at, details: reply.details }, reply.retryAfterMs);
  }
}

function prepare(sessionId: string, invite: Invite): Prepared {
  const id = timeId();
  const token = newInvitationToken({ sessionId, invitationId: id });
  return { id, invite, token, args: { ...invite, invitationId: id, tokenHash: hashOf(token) } };
}

/** Judges a batch on a draft of the room that nobody keeps, so that one wrong entry is found before any is made. */
function tryOut({ room }: OpenRoom, prepared: Prepared[], actor: Actor): void {
  const rule = TABLE.get('invitation.make');
  const draft = new Draft(room);
  const sources = { now: Date.now(), newId: () => randomUUID() };
  prepared.forEach(({ args }, at) => {
    try {
      const order = {
        id: randomUUID(),
        type: 'invitation.make',
        args: rule ? checked(rule.schema, args) : args,
      };
      decide(draft, order, actor, sources);
    } catch (error) {
      if (!(error instanceof Refusal) || prepared.length === 1) throw error;
      throw new Refusal(error.code, error.message, { at, details: error.details });
    }
  });
}

function listed({
  id,
  role,
  label,
  personId,
  hubId,
  madeAt,
  endsAt,
  revoked,
  devices,
}: InvitationRecord): InvitationListed {
  return { id, role, label, personId, hubId, madeAt, endsAt, revoked, devices };
}

function deadLink(): Refusal {
  return new Refusal('NOT_FOUND', 'this link does not work');
}
