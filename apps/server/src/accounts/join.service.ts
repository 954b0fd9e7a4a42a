import { Injectable } from '@nestjs/common';
import { Refusal, type JoinCard, type JoinSeat, type Reply, type Seated } from '@openfloor/contract';
import type { Actor, Room } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { derivedId } from '../operations/derived-id.js';
import { DoorWatch } from '../operations/door-watch.js';
import { joinCardOf } from '../operations/join-card.js';
import { participantOf } from '../operations/joining.js';
import { limited, Limits } from '../operations/limits.js';
import { expectAccess, type NamedBy } from '../operations/reading.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { DoorKeeper } from './door-keeper.service.js';
import { RollVoters } from './roll-voters.js';
import { SeatTokens } from './seat-tokens.js';

const SEAT_MS = 30 * 24 * 3_600_000;

/** Who asks for a seat, and what for: `isPlain` is a browser without scripts. */
interface Knock {
  room: Room;
  by: NamedBy;
  joining: JoinSeat;
  address: string | undefined;
  isPlain: boolean;
}

/** How people of the audience find a session and take a seat in it. */
@Injectable()
export class JoinService {
  constructor(
    private readonly rooms: Rooms,
    private readonly finder: SessionFinder,
    private readonly limits: Limits,
    private readonly seats: SeatTokens,
    private readonly door: DoorKeeper,
    private readonly voters: RollVoters,
    private readonly watch: DoorWatch,
  ) {}

  /** What everybody with the code may know before joining. */
  async card(code: string, address: string | undefined): Promise<JoinCard> {
    const open = await this.rooms.open(await this.finder.byCode(code, address));
    return joinCardOf(open.room);
  }

  /** A seat for a browser that runs no scripts: where others would be asked for work, it waits in line. */
  join(idOrCode: string, joining: JoinSeat, address: string | undefined): Promise<Seated> {
    return this.seat(idOrCode, joining, { address, isPlain: true });
  }

  /** A seat; `RATE_LIMITED` with a `{challenge}` where newcomers have to prove some work first. */
  joinProving(idOrCode: string, joining: JoinSeat, address: string | undefined): Promise<Seated> {
    return this.seat(idOrCode, joining, { address, isPlain: false });
  }

  /**
   * The participant's id comes from the session and the join key, or from the roll, so that a device that comes back is
   * the same person: it passes without being counted, but not faster than anybody may give commands.
   */
  private async seat(
    idOrCode: string,
    joining: JoinSeat,
    asked: Pick<Knock, 'address' | 'isPlain'>,
  ): Promise<Seated> {
    const { sessionId, by } = await this.finder.find(idOrCode, asked.address);
    const room = await this.room(sessionId, asked.address);
    const knock: Knock = { ...asked, room, by, joining };
    const id =
      joining.personalCode === undefined
        ? await this.byKey(knock)
        : await this.voters.take(room, joining, asked.address);
    return this.seated(sessionId, id);
  }

  /** A session that is not there costs whoever asks for it like a join. */
  private async room(sessionId: string, address: string | undefined): Promise<Room> {
    try {
      return (await this.rooms.open(sessionId)).room;
    } catch (error) {
      await this.limits.takeJoin(address);
      throw error;
    }
  }

  private async byKey({ room, by, joining, address, isPlain }: Knock): Promise<string> {
    const { joinKey } = joining;
    const id = participantOf(room.id, joinKey);
    const isKnown = room.entry('participant', id) !== undefined;
    if (isKnown) this.expectPace(id);
    else {
      expectNewcomer(room, by);
      const present = room.count('participant');
      this.door.admit({ sessionId: room.id, joinKey, address, present, proof: joining.proof, isPlain });
    }
    const reply = await this.command(room.id, joining, { type: 'visitor', id });
    if (!reply.ok) throw new Refusal(reply.code, reply.message, reply.details, reply.retryAfterMs);
    if (!isKnown) this.watch.joined(room.id, id, address);
    return id;
  }

  private expectPace(id: string): void {
    const waitMs = this.limits.takeCommand(`joins of ${id}`, 'participant');
    if (waitMs > 0) throw limited(waitMs);
  }

  /**
   * The command's id comes from the participant and from what was said, so that the same request twice is one command,
   * and with other words another. A refusal that was stored may not hold any more, so it is asked again under a new id.
   */
  private async command(sessionId: string, joining: JoinSeat, actor: Actor): Promise<Reply> {
    const { proof: _proof, ...args } = joining;
    const request = { id: derivedId('join', actor.id, JSON.stringify(args)), type: 'seat.join', args };
    const reply = await this.rooms.does(sessionId, request, actor);
    if (reply.ok || reply.duplicate !== true) return reply;
    return this.rooms.does(sessionId, { ...request, id: randomUUID() }, actor);
  }

  /** Refuses `REMOVED` where the participant was removed since. */
  private async seated(sessionId: string, id: string): Promise<Seated> {
    const actor = { type: 'participant', id } as const;
    const { role, channel } = (await this.rooms.open(sessionId, actor)).standing(actor);
    return {
      sessionId,
      actor: { id, role, channel },
      seat: this.seats.make({ sessionId, actor }, Date.now() + SEAT_MS),
    };
  }
}

/** What the room would refuse a newcomer anyway is told before anything is asked of them. */
function expectNewcomer({ session }: Room, by: NamedBy): void {
  const { phase, switches, rules } = session;
  if (rules.access !== 'roll') expectAccess(session, by);
  if (phase === 'closed' || phase === 'archived')
    throw new Refusal('SESSION_CLOSED', 'the session is closed');
  if (!switches.joins) throw new Refusal('SWITCHED_OFF', 'nobody new may join now');
  if (rules.access === 'roll')
    throw new Refusal('NOT_ALLOWED', 'this session is joined with a personal code', {
      needs: 'personalCode',
    });
}
