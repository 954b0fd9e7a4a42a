import { normalRoomCode, type RoomCode } from '@openfloor/contract';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../operations/secret.js';

const STEP_MS = 30_000;
const DIGITS = 6;

/**
 * The codes on the screens in rooms. Each session has its own, another every 30 s, made from a secret and the time alone
 * and never part of the room's records: whoever is not shown one cannot know it.
 */
export class RoomCodes {
  private readonly key: Buffer;

  constructor(
    secret: Secret,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.key = secret.key('room codes');
  }

  /** The code that is on the screen now. */
  current(sessionId: string): RoomCode {
    const step = this.step;
    return { code: this.at(sessionId, step), endsAt: (step + 1) * STEP_MS };
  }

  /** Whether this is the code on the screen, or the one before it. */
  fits(sessionId: string, typed: string): boolean {
    const given = Buffer.from(normalRoomCode(typed) ?? '-'.repeat(DIGITS));
    const step = this.step;
    const right = [step, step - 1].map((at) => timingSafeEqual(given, Buffer.from(this.at(sessionId, at))));
    return right.includes(true);
  }

  private get step(): number {
    return Math.floor(this.now() / STEP_MS);
  }

  private at(sessionId: string, step: number): string {
    const mac = createHmac('sha256', this.key).update(`${sessionId} ${step}`).digest();
    return String(mac.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
  }
}
