import { Id } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Secret } from '../operations/secret.js';

/** Who sits where. */
export interface SeatClaim {
  sessionId: string;
  actor: Extract<Actor, { type: 'participant' | 'invited' }>;
}

const Payload = z.strictObject({
  sessionId: Id,
  actor: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('participant'), id: Id }),
    z.strictObject({ type: z.literal('invited'), id: Id, invitationId: Id, deviceId: Id }),
  ]),
  endsAt: z.int(),
});

const MARK = 'seat';
const LONGEST = 2_000;

/**
 * Signs and reads seat tokens: `seat.<key id>.<claim>.<HMAC-SHA256>`. A token is good for one session until it ends;
 * what its holder may do there is decided in the room.
 */
export class SeatTokens {
  private readonly key: Buffer;
  private readonly keyId: string;

  constructor(
    secret: Secret,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.key = secret.key('seat tokens');
    this.keyId = createHash('sha256').update(this.key).digest('base64url').slice(0, 6);
  }

  /** `endsAt` in milliseconds since 1970. */
  make(claim: SeatClaim, endsAt: number): string {
    const payload = Buffer.from(JSON.stringify({ ...claim, endsAt } satisfies z.input<typeof Payload>));
    const signed = `${MARK}.${this.keyId}.${payload.toString('base64url')}`;
    return `${signed}.${this.sign(signed)}`;
  }

  /** The claim, or undefined where the token is forged, ended, of another key or no token at all. */
  read(token: string): SeatClaim | undefined {
    if (token.length > LONGEST) return undefined;
    const [mark, keyId, payload = '', signature = '', ...more] = token.split('.');
    if (mark !== MARK || keyId !== this.keyId || more.length > 0) return undefined;
    const given = Buffer.from(signature);
    const right = Buffer.from(this.sign(`${mark}.${keyId}.${payload}`));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const claim = Payload.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    if (!claim.success || claim.data.endsAt <= this.now()) return undefined;
    return { sessionId: claim.data.sessionId, actor: claim.data.actor };
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
