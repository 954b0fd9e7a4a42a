import { Injectable } from '@nestjs/common';
import { Handshake, PROTO, Refusal, type Channel } from '@openfloor/contract';
import type { Actor, Standing } from '@openfloor/room';
import type { IncomingMessage } from 'node:http';
import { Config } from '../config/config.js';
import { callerAddress } from '../operations/address.js';
import { actorIn, Callers, type Caller } from '../operations/caller.js';
import { limited, Limits } from '../operations/limits.js';
import { admits } from '../operations/reading.js';
import { SessionFinder } from '../operations/session-finder.js';
import { Crowd } from './crowd.js';
import { reach } from './elsewhere.js';
import type { OpenedRoom } from './opened-room.js';
import { RoomHost } from './room.host.js';
import { grantedChannel } from './welcome.js';

/** What a socket was let in as. */
export interface Seating {
  caller: Caller;
  open: OpenedRoom;
  actor: Actor | undefined;
  standing: Standing;
  channel: Channel;
  handshake: Handshake;
  address: string | undefined;
}

/** Judges what sockets say of themselves when they come. */
@Injectable()
export class Seatings {
  constructor(
    private readonly config: Config,
    private readonly host: RoomHost,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly crowd: Crowd,
  ) {}

  /** As whom a socket with this handshake sits in which room. Refuses what must not come in, and what must wait. */
  async of(request: IncomingMessage, said: unknown): Promise<Seating> {
    const parsed = Handshake.safeParse(said);
    if (!parsed.success) throw new Refusal('BAD_COMMAND', 'the handshake has another shape');
    const handshake = parsed.data;
    if (handshake.proto !== PROTO)
      throw new Refusal('UPGRADE', `this server speaks proto ${PROTO}`, { proto: PROTO });
    const caller = await this.caller(request, handshake);
    const address = callerAddress(request, this.config);
    const { sessionId, by } = await this.finder.find(handshake.session, address);
    const actor = actorIn(caller, sessionId);
    const open = await this.host.open(sessionId, actor);
    if (handshake.seat !== undefined && !actor)
      throw new Refusal('NOT_ALLOWED', 'this seat is of another session');
    await reach(open, grantedChannel(handshake.as, open.standing(actor)), handshake.since);
    const standing = open.standing(actor);
    admits(open.room.session, actor, by === 'code');
    this.expectRoom({ open, actor, standing, address });
    const channel = grantedChannel(handshake.as, standing);
    return { open, actor, standing, handshake, caller, channel, address };
  }

  private expectRoom({
    open,
    actor,
    standing,
    address,
  }: Pick<Seating, 'open' | 'actor' | 'standing' | 'address'>): void {
    const { role } = standing;
    this.crowd.expectRoom({ actor, role, address }, open.seats.size);
    const waitMs = actor ? this.limits.takeWelcome(actor.id, role) : 0;
    if (waitMs > 0) throw limited(waitMs);
  }

  /** The seat token always wins over the account's cookie. */
  private async caller(request: IncomingMessage, { seat, as }: Handshake): Promise<Caller> {
    if (seat === undefined)
      return as && as !== 'public' ? this.callers.ofCookie(request) : { kind: 'nobody' };
    const caller = this.callers.ofSeat(seat);
    if (caller.kind === 'nobody') throw new Refusal('NOT_ALLOWED', 'this seat is not known');
    return caller;
  }
}
