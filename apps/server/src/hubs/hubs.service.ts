import { Injectable } from '@nestjs/common';
import { Refusal, type HubStatus } from '@openfloor/contract';
import type { Actor, HubRecord } from '@openfloor/room';
import { SYSTEM } from '../operations/give.js';
import { Invitations } from '../operations/invitations.js';
import { Limits } from '../operations/limits.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';

/** How staff know a link that the applicant fetched, and how it is found again when another one takes its place. */
const LABEL = 'Fetched by whoever applied';
const TAKES_PART: readonly HubStatus[] = ['expected', 'live', 'suspended'];

/** From an application to a hub that is there. */
@Injectable()
export class HubsService {
  constructor(
    private readonly rooms: Rooms,
    private readonly invitations: Invitations,
    private readonly limits: Limits,
  ) {}

  /**
   * A new link for whoever applied for this hub; links they fetched before end. `NOT_FOUND` for anybody else,
   * `WRONG_STATE` where the hub was not taken or has gone.
   */
  async linkFor(sessionId: string, hubId: string, actor: Actor): Promise<{ url: string; token: string }> {
    const open = await this.rooms.open(sessionId, actor);
    expectTaken(appliedFor(open, hubId, actor));
    await this.limits.takeHubLink(hubId);
    const before = fetchedBefore(open, hubId);
    const [made] = await this.invitations.make(sessionId, [{ role: 'hub', hubId, label: LABEL }], SYSTEM);
    if (!made) throw new Refusal('CONFLICT', 'the link was not made');
    for (const invitationId of before) await this.invitations.revoke(sessionId, { invitationId }, SYSTEM);
    return { url: made.url, token: made.token };
  }
}

/** A seat that was taken away is nobody's any more, so the standing is asked first. */
function appliedFor(open: OpenRoom, hubId: string, actor: Actor): HubRecord {
  const { id } = open.standing(actor);
  const hub = open.room.entry('hub', hubId)?.record;
  if (!hub || actor.type !== 'participant' || hub.applicantId !== id)
    throw new Refusal('NOT_FOUND', 'you applied for no such hub');
  return hub;
}

function expectTaken({ no, status }: HubRecord): void {
  if (!TAKES_PART.includes(status)) throw new Refusal('WRONG_STATE', `hub ${no} is ${status}`, { status });
}

function fetchedBefore({ room }: OpenRoom, hubId: string): string[] {
  const own = room.list('invitation').filter((link) => link.hubId === hubId && link.label === LABEL);
  return own.filter(({ revoked }) => !revoked).map(({ id }) => id);
}
