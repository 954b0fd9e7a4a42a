import { Injectable } from '@nestjs/common';
import { Refusal, type DoorView, type Role, type RoomCode } from '@openfloor/contract';
import { recount, type Actor } from '@openfloor/room';
import { DoorWatch } from '../operations/door-watch.js';
import { give, SYSTEM } from '../operations/give.js';
import { limited } from '../operations/limits.js';
import { Rooms } from '../operations/rooms.js';
import { DoorKeeper } from './door-keeper.service.js';
import { DoorMinutes } from './door-minutes.js';
import { RoomCodes } from './door-room-codes.js';

/** Who may see the code of the room: its screens, and who looks after them and after the session. */
const SHOWN_TO: readonly Role[] = [
  'organiser',
  'chair',
  'moderator',
  'online_moderator',
  'technician',
  'display',
];

/** Wrong codes a minute: of one participant, and of a session before others than newcomers to it wait. */
const OWN_MISSES = 5;
const SESSION_MISSES = 1_000;

/** The door as staff sees it, and the code that is asked for in the room. */
@Injectable()
export class DoorDesk {
  private readonly misses = new DoorMinutes();

  constructor(
    private readonly rooms: Rooms,
    private readonly keeper: DoorKeeper,
    private readonly codes: RoomCodes,
    private readonly watch: DoorWatch,
  ) {}

  /** For staff; `joinedUntil` (ms since 1970) asks for a recount without devices that joined later. */
  async view(sessionId: string, actor: Actor, joinedUntil?: number): Promise<DoorView> {
    const open = await this.rooms.open(sessionId, actor);
    if (open.standing(actor).channel !== 'staff') throw new Refusal('NOT_ALLOWED', 'staff sees the door');
    const { room } = open;
    return {
      ...this.watch.figures(sessionId),
      bits: this.keeper.bitsFor(sessionId, room.count('participant')),
      ...(joinedUntil === undefined ? {} : { recount: recount(room, joinedUntil) }),
    };
  }

  /** The code on the screen now, for whoever shows it. */
  async roomCode(sessionId: string, actor: Actor): Promise<RoomCode> {
    const { role, roles } = (await this.rooms.open(sessionId, actor)).standing(actor);
    if (![role, ...roles].some((one) => SHOWN_TO.includes(one)))
      throw new Refusal('NOT_ALLOWED', 'the screens of the room show its code');
    return this.codes.current(sessionId);
  }

  /** A participant typed the code of the room. A wrong one is `NOT_FOUND`, and after a few a minute `RATE_LIMITED`. */
  async check(sessionId: string, actor: Actor, typed: string): Promise<void> {
    if ((await this.rooms.open(sessionId, actor)).standing(actor).role !== 'participant')
      throw new Refusal('NOT_ALLOWED', 'participants enter the code of the room');
    this.expectGuess(sessionId, actor.id);
    if (!this.codes.fits(sessionId, typed)) {
      for (const key of [sessionId, actor.id]) this.misses.add(key);
      throw new Refusal('NOT_FOUND', 'this is not the code on the screen');
    }
    const args = { participantId: actor.id };
    await give(this.rooms, sessionId, SYSTEM, { type: 'participant.check', args });
  }

  /** Where a whole session guesses, somebody who has not may still try once. */
  private expectGuess(sessionId: string, participantId: string): void {
    const own = this.misses.of(participantId);
    const isMany = own >= OWN_MISSES || (own > 0 && this.misses.of(sessionId) >= SESSION_MISSES);
    if (isMany) throw limited(this.misses.leftMs(participantId));
  }
}
