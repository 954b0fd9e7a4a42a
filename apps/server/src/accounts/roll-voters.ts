import { Injectable } from '@nestjs/common';
import { normalPersonalCode, Refusal, type JoinSeat } from '@openfloor/contract';
import type { Room } from '@openfloor/room';
import { derivedId } from '../operations/derived-id.js';
import { DoorWatch } from '../operations/door-watch.js';
import { give, SYSTEM } from '../operations/give.js';
import { participantOf } from '../operations/joining.js';
import { limited, Limits } from '../operations/limits.js';
import { addressKey } from '../operations/origin.js';
import { Rooms } from '../operations/rooms.js';
import { DoorMinutes } from './door-minutes.js';

/** Wrong codes a minute from one address: as many as of wrong join codes, but counted apart, so that they close no door. */
const MISSES = 60;

/** The entry of the roll that a personal code leads to, and from which nobody gets back to the code. */
export function rollIdOf(sessionId: string, code: string): string {
  return derivedId('personal code', sessionId, code);
}

/** Knows voters by their personal codes. */
@Injectable()
export class RollVoters {
  private readonly misses = new DoorMinutes();

  constructor(
    private readonly rooms: Rooms,
    private readonly limits: Limits,
    private readonly watch: DoorWatch,
  ) {}

  /**
   * The participant that this code leads to, made one at its first use. A wrong, revoked or misspelt code is the same
   * `NOT_FOUND`, and after 60 a minute from one address `RATE_LIMITED`.
   */
  async take(room: Room, joining: JoinSeat, address: string | undefined): Promise<string> {
    const from = addressKey(address);
    if (this.misses.of(from) >= MISSES) throw limited(this.misses.leftMs(from));
    const { joinKey, personalCode = '', proof: _proof, ...told } = joining;
    const rollId = rollIdOf(room.id, normalPersonalCode(personalCode) ?? personalCode);
    const entry = room.entry('roll', rollId)?.record;
    if (!entry || entry.revoked) {
      this.misses.add(from);
      throw new Refusal('NOT_FOUND', 'this code does not work');
    }
    const waitMs = this.limits.takeCommand(`joins of ${rollId}`, 'participant');
    if (waitMs > 0) throw limited(waitMs);
    if (entry.voterId !== null) return entry.voterId;
    const ids = { ownId: participantOf(room.id, joinKey), spareId: derivedId('voter', room.id, rollId) };
    const args = { ...told, rollId, ...ids };
    const { result } = await give(this.rooms, room.id, SYSTEM, { type: 'roll.take', args });
    const id = String(result?.['participantId']);
    this.watch.joined(room.id, id, address);
    return id;
  }
}
