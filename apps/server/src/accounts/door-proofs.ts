import type { JoinChallenge, JoinProof } from '@openfloor/contract';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../operations/secret.js';

const GOOD_MS = 120_000;
const SALT_BYTES = 8;
const SWEEP_MS = 30_000;

/** Whom a challenge is for. */
export interface Knocking {
  sessionId: string;
  joinKey: string;
}

/**
 * Challenges of the door, and their proofs: work that costs a phone a moment and a bot, who needs thousands, much. A
 * challenge is kept nowhere: its signature says for which session and device it was made, how much is asked and until
 * when. Of a proof that was used its signature is remembered until it would have ended.
 */
export class DoorProofs {
  private readonly key: Buffer;
  private readonly spent = new Map<string, number>();
  private sweptAt = 0;

  constructor(
    secret: Secret,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.key = secret.key('door proofs');
  }

  /** `bits`: how many zero bits the hash has to begin with. */
  challenge(whom: Knocking, bits: number): JoinChallenge {
    const salt = randomBytes(SALT_BYTES).toString('base64url');
    const asked = { salt, bits, expiresAt: this.now() + GOOD_MS };
    return { ...asked, mac: this.sign(whom, asked) };
  }

  /** Whether this proves the work, for this session and device, in time and for the first time. Then it is spent. */
  spend(whom: Knocking, { salt, bits, expiresAt, mac, nonce }: JoinProof): boolean {
    const now = this.now();
    if (expiresAt <= now || this.spent.has(mac)) return false;
    if (!isSame(mac, this.sign(whom, { salt, bits, expiresAt }))) return false;
    if (zeroBitsOf(createHash('sha256').update(`${salt}|${whom.joinKey}|${nonce}`).digest()) < bits)
      return false;
    this.sweep(now);
    this.spent.set(mac, expiresAt);
    return true;
  }

  private sign(whom: Knocking, { salt, bits, expiresAt }: Omit<JoinChallenge, 'mac'>): string {
    const told = JSON.stringify([whom.sessionId, whom.joinKey, salt, bits, expiresAt]);
    return createHmac('sha256', this.key).update(told).digest('base64url');
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = now;
    for (const [mac, endsAt] of this.spent) if (endsAt <= now) this.spent.delete(mac);
  }
}

/** With how many zero bits these bytes begin. */
export function zeroBitsOf(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
