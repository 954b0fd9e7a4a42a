import { Injectable } from '@nestjs/common';
import { Refusal, type JoinCard, type JoinSeat, type Reply, type Seated } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { derivedId } from '../operations/derived-id.js';
import { joinCardOf } from '../operations/join-card.js';
import { participantOf } from '../operations/joining.js';
import { Limits } from '../operations/limits.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { SeatTokens } from './seat-tokens.js';

const SEAT_MS = 30 * 24 * 3_600_000;

/** How people of the audience find a session and take a seat in it. */
@Injectable()
export class JoinService {
  constructor(
    private readonly rooms: Rooms,
    private readonly finder: SessionFinder,
    private readonly limits: Limits,
    private readonly seats: SeatTokens,
  ) {}

  /** What everybody with the code may know before joining. */
  async card(code: string, address: string | undefined): Promise<JoinCard> {
    const open = await this.rooms.open(await this.finder.byCode(code, address));
    return joinCardOf(open.room);
  }

  /**
   * Takes a seat. The participant's id comes from the session and the join key, and the command's id from that and
   * what was said, so that the same request twice is one command, and with other words another.
   */
  async join(idOrCode: string, joining: JoinSeat, address: string | undefined): Promise<Seated> {
    await this.limits.takeJoin(address);
    const { sessionId, by } = await this.finder.find(idOrCode, address);
    const { room } = await this.rooms.open(sessionId);
    const id = participantOf(sessionId, joining.joinKey);
    if (room.session.rules.access !== 'open' && by !== 'code' && !room.entry('participant', id))
      throw new Refusal('NOT_ALLOWED', 'this session is joined by its code');
    const reply = await this.command(sessionId, joining, { type: 'visitor', id });
    if (!reply.ok) throw new Refusal(reply.code, reply.message, reply.details, reply.retryAfterMs);
    return this.seated(sessionId, id);
  }

  /** A refusal that was stored may not hold any more, so it is asked again under a new id. */
  private async command(sessionId: string, joining: JoinSeat, actor: Actor): Promise<Reply> {
    const request = {
      id: derivedId('join', actor.id, JSON.stringify(joining)),
      type: 'seat.join',
      args: joining,
    };
    const reply = await this.rooms.does(sessionId, request, actor);
    if (reply.ok || reply.duplicate !== true) return reply;
    return this.rooms.does(sessionId, { ...request, id: randomUUID() }, actor);
  }

  /** Refuses `REMOVED` where the participant was removed since. */
  private async seated(sessionId: string, id: string): Promise<Seated> {
    const actor = { type: 'participant', id } as const;
    const { role, channel } = (await this.rooms.open(sessionId)).standing(actor);
    return {
      sessionId,
      actor: { id, role, channel },
      seat: this.seats.make({ sessionId, actor }, Date.now() + SEAT_MS),
    };
  }
}
