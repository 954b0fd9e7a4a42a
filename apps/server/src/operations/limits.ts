import { Injectable } from '@nestjs/common';
import { Refusal, type Role } from '@openfloor/contract';
import { Buckets, CommandPaces, shareOf } from '@openfloor/pages';
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { addressKey } from './origin.js';

const QUARTER_HOUR_MS = 900_000;
/** Points of a wrong code; a right one gives one back, so that a hall behind one address is not shut out. */
const MISS = 5;
/** Points a minute: of one address, of all, and what an address still has when all together had too many. */
const MISSES = 60 * MISS;
const ALL_MISSES = 3_000 * MISS;
const MISSES_OF_THE_CLEAN = 5 * MISS;
const EVERYBODY = 'everybody';
/** Everything that somebody says, answered or not, may be so many times what they may command. */
const WORDS = 4;
/** Readings over HTTP of one person, a hub or a desk more: a large room comes in fifty pages, its record in as many. */
const READS = { rate: 5, burst: 120 };
/** Searches of a record from one place, each of which is a page of its own to render. */
const SEARCHES = { rate: 5, burst: 200 };
/** Questions of what is alike: of one person while typing, of one place without a seat, and of all this process answers. */
const SIMILAR = { rate: 1 / 2, burst: 12 };
const SIMILAR_FROM_PLACE = { rate: 5, burst: 100 };
const ALL_SIMILAR = { rate: 60, burst: 120 };
/** Welcomes of one person, which may carry the whole room. */
const WELCOMES = { rate: 5, burst: 20 };
/** Links that whoever applied for a hub may fetch in a quarter of an hour. */
const HUB_LINKS = 20;

/** How often what may be done, but for signing in (`LoginLimits`). Counted in this process; a limit of 0 is no limit. */
@Injectable()
export class Limits {
  private readonly commands: CommandPaces;
  private readonly words = new Buckets();
  private readonly welcomes = new Buckets();
  private readonly reads = new Buckets();
  private readonly joins: RateLimiterMemory | undefined;
  private readonly misses = new RateLimiterMemory({ points: MISSES, duration: 60 });
  private readonly allMisses = new RateLimiterMemory({ points: ALL_MISSES, duration: 60 });
  private readonly hubLinks = new RateLimiterMemory({ points: HUB_LINKS, duration: QUARTER_HOUR_MS / 1_000 });

  constructor(private readonly config: Config) {
    const { joinsPerMinute } = config.limits;
    this.commands = new CommandPaces(() => config.limits.commandsPerSecond);
    if (joinsPerMinute > 0) this.joins = new RateLimiterMemory({ points: joinsPerMinute, duration: 60 });
  }

  /**
   * Whether this actor may give a command now: 0, or the milliseconds to wait. A hub has twice, staff five times as many.
   * Some types have a pace of their own for participants. The id must be of a seat that was verified.
   */
  takeCommand(actorId: string, role: Role, type?: string): number {
    const waitMs = this.commands.takeAny(actorId, role);
    return waitMs > 0 || type === undefined ? waitMs : this.commands.takeKind(actorId, role, type);
  }

  /**
   * Whether somebody may say one more thing of any kind. What comes faster than four times what they may command, after
   * they were refused many times, is no phone of ours, and its connection is not worth keeping.
   */
  takeWord(speakerId: string, role: Role): boolean {
    const { commandsPerSecond } = this.config.limits;
    return (
      commandsPerSecond === 0 || this.words.take(speakerId, commandsPerSecond * WORDS * shareOf(role)) === 0
    );
  }

  /** Whether this actor may be welcomed once more: 0, or the milliseconds to wait. Staff are always welcome. */
  takeWelcome(actorId: string, role: Role): number {
    if (this.config.limits.commandsPerSecond === 0 || role !== 'participant') return 0;
    return this.welcomes.take(actorId, WELCOMES);
  }

  /**
   * Counts one reading of a room over HTTP, or refuses `RATE_LIMITED`: by whoever is proven to read, else by the
   * address, which may be a whole hall's.
   */
  takeRead(reader: { id: string; role: Role } | undefined, address: string | undefined): void {
    const { commandsPerSecond, readsPerMinute } = this.config.limits;
    if ((reader ? commandsPerSecond : readsPerMinute) === 0) return;
    const share = reader ? shareOf(reader.role) : 1;
    const pace = reader
      ? { rate: READS.rate * share, burst: READS.burst * share }
      : { rate: readsPerMinute / 60, burst: readsPerMinute };
    const waitMs = this.reads.take(reader ? `seat ${reader.id}` : `from ${addressKey(address)}`, pace);
    if (waitMs > 0) throw limited(waitMs);
  }

  /** Counts one search of a record from this address, which nobody else may ever ask for again, or refuses `RATE_LIMITED`. */
  takeSearch(address: string | undefined): void {
    if (this.config.limits.readsPerMinute === 0) return;
    const waitMs = this.reads.take(`search ${addressKey(address)}`, SEARCHES);
    if (waitMs > 0) throw limited(waitMs);
  }

  /**
   * Counts one asking for questions that are alike, or refuses `RATE_LIMITED`: by whoever asks, else by the address, and
   * but for staff by what this process has left for it, since nobody needs it and each costs some work.
   */
  takeSimilar(reader: { id: string; role: Role } | undefined, address: string | undefined): void {
    if (this.config.limits.commandsPerSecond === 0) return;
    const share = reader ? shareOf(reader.role) : 1;
    const pace = { rate: SIMILAR.rate * share, burst: SIMILAR.burst * share };
    const waitMs = reader
      ? this.reads.take(`similar ${reader.id}`, pace)
      : this.reads.take(`similar from ${addressKey(address)}`, SIMILAR_FROM_PLACE);
    const ofAllMs = waitMs > 0 || share > 1 ? waitMs : this.reads.take('similar', ALL_SIMILAR);
    if (ofAllMs > 0) throw limited(ofAllMs);
  }

  /** Counts somebody who joins from this address, or refuses `RATE_LIMITED`. */
  async takeJoin(address: string | undefined): Promise<void> {
    await consume(this.joins, addressKey(address));
  }

  /** Counts a link that is fetched for a hub, or refuses `RATE_LIMITED`: each stays in the room's records. */
  async takeHubLink(hubId: string): Promise<void> {
    await consume(this.hubLinks, hubId);
  }

  /** Refuses `RATE_LIMITED` where this address, or everybody, named too many codes that lead nowhere. */
  async expectGuess(address: string | undefined): Promise<void> {
    const [own, all] = await Promise.all([
      this.misses.get(addressKey(address)),
      this.allMisses.get(EVERYBODY),
    ]);
    const missed = own?.consumedPoints ?? 0;
    if (own && missed >= MISSES) throw limited(own.msBeforeNext);
    if (all && all.consumedPoints >= ALL_MISSES && missed >= MISSES_OF_THE_CLEAN)
      throw limited(all.msBeforeNext);
  }

  /** A code led nowhere. */
  async missedCode(address: string | undefined): Promise<void> {
    await Promise.all([
      this.misses.penalty(addressKey(address), MISS),
      this.allMisses.penalty(EVERYBODY, MISS),
    ]);
  }

  /** A code led somewhere. */
  async foundCode(address: string | undefined): Promise<void> {
    await this.misses.reward(addressKey(address));
  }
}

/** Takes one point of a key, or refuses `RATE_LIMITED`. Without a limiter there is no limit. */
export async function consume(limiter: RateLimiterAbstract | undefined, key: string): Promise<void> {
  try {
    await limiter?.consume(key);
  } catch (error) {
    if (error instanceof Error) throw error;
    throw limited((error as { msBeforeNext: number }).msBeforeNext);
  }
}

/** `RATE_LIMITED`, with the milliseconds after which it is worth another try. */
export function limited(retryAfterMs: number): Refusal {
  return new Refusal('RATE_LIMITED', 'too many at once', undefined, Math.max(1, Math.ceil(retryAfterMs)));
}
