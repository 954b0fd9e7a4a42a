import { Injectable } from '@nestjs/common';
import { Refusal, type JoinProof } from '@openfloor/contract';
import { Buckets } from '@openfloor/pages';
import { Config } from '../config/config.js';
import { limited } from '../operations/limits.js';
import { addressKey } from '../operations/origin.js';
import { DoorMinutes } from './door-minutes.js';
import { DoorProofs, type Knocking } from './door-proofs.js';

/** Somebody who is not in the room yet. `present`: how many participants it has. */
export interface Newcomer extends Knocking {
  address: string | undefined;
  present: number;
  proof: JoinProof | undefined;
  /** It runs no scripts, so it can prove nothing and waits in line instead. */
  isPlain: boolean;
}

const LEAST_BITS = 16;
const MOST_BITS = 20;
/** So many a second without scripts may join one session while others are asked for work: a line that moves. */
const LINE = { rate: 1, burst: 2 };
/** How long what one address did in one session is remembered: longer than any session lasts. */
const HALL_MS = 24 * 3_600_000;

/**
 * Lets newcomers in. While more come than a venue explains, from one address or into one session, each device must first
 * do some work, and more of it the more of them come: nobody is shut out, and thousands of them cost. Who was let in
 * counts; who only knocked does not, so that nobody makes it harder for others for nothing.
 */
@Injectable()
export class DoorKeeper {
  private readonly addresses = new DoorMinutes();
  private readonly sessions = new DoorMinutes();
  private readonly halls = new DoorMinutes(HALL_MS);
  private readonly line = new Buckets();

  constructor(
    private readonly config: Config,
    private readonly proofs: DoorProofs,
  ) {}

  /** Counts and returns, or refuses `RATE_LIMITED`: with `{challenge}` for whom a proof of it would let in. */
  admit(newcomer: Newcomer): void {
    if (this.config.limits.joinsPerMinute === 0) return;
    const excess = this.excess(newcomer);
    if (excess > 1) this.expectWork(newcomer, excess);
    this.addresses.add(addressKey(newcomer.address));
    this.sessions.add(newcomer.sessionId);
    this.halls.add(hallOf(newcomer));
  }

  /** Bits of the proof that newcomers of this session are asked for from anywhere; null where none. */
  bitsFor(sessionId: string, present: number): number | null {
    if (this.config.limits.joinsPerMinute === 0) return null;
    const excess = this.sessionExcess(sessionId, present);
    return excess > 1 ? bitsOf(excess) : null;
  }

  private expectWork(newcomer: Newcomer, excess: number): void {
    const { sessionId, address, proof, isPlain } = newcomer;
    if (isPlain) {
      const waitMs = this.line.take(sessionId, LINE);
      if (waitMs > 0) throw limited(waitMs);
      return;
    }
    if (proof && this.proofs.spend(newcomer, proof)) return;
    const challenge = this.proofs.challenge(newcomer, bitsOf(excess));
    const waitMs = Math.max(
      1_000,
      this.addresses.leftMs(addressKey(address)),
      this.sessions.leftMs(sessionId),
    );
    throw new Refusal('RATE_LIMITED', 'many join at once: prove some work', { challenge }, waitMs);
  }

  /** How many times what is expected would have come with this one; 1 is all that is. */
  private excess(newcomer: Newcomer): number {
    const { joinsPerMinute } = this.config.limits;
    const { joinsPerHall } = this.config.door;
    const fromHall = this.halls.of(hallOf(newcomer)) + 1;
    return Math.max(
      (this.addresses.of(addressKey(newcomer.address)) + 1) / joinsPerMinute,
      this.sessionExcess(newcomer.sessionId, newcomer.present),
      joinsPerHall > 0 ? fromHall / joinsPerHall : 0,
    );
  }

  private sessionExcess(sessionId: string, present: number): number {
    const { sessionJoinsPerMinute } = this.config.door;
    if (sessionJoinsPerMinute === 0) return 0;
    return (this.sessions.of(sessionId) + 1) / Math.max(sessionJoinsPerMinute, present);
  }
}

function hallOf({ sessionId, address }: Pick<Newcomer, 'sessionId' | 'address'>): string {
  return `${sessionId} ${addressKey(address)}`;
}

/** One bit more each time twice as many come. */
function bitsOf(excess: number): number {
  return Math.min(MOST_BITS, LEAST_BITS + Math.floor(Math.log2(excess)));
}
