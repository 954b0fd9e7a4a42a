import type { CommandType, Role } from '@openfloor/contract';
import { Buckets, type Pace } from './buckets.js';

/** How often one participant may do what asks something of others. */
interface Kind extends Required<Pace> {
  name: string;
}

/**
 * Beyond what anybody does by hand, and what waits in an outbox goes through at once: ten things to read and then one
 * in 10 s, two minutes of tapping at two votes a second, six changes of name and then one a minute.
 */
const ASKING: Kind = { name: 'asking', rate: 1 / 10, burst: 10 };
const VOTING: Kind = { name: 'voting', rate: 2, burst: 240 };
const NAMING: Kind = { name: 'naming', rate: 1 / 60, burst: 6 };

const KINDS: Partial<Record<CommandType, Kind>> = {
  'question.submit': ASKING,
  'question.appeal': ASKING,
  'floor.request': ASKING,
  'hub.apply': ASKING,
  'takeaway.object': ASKING,
  'question.vote': VOTING,
  'poll.respond': VOTING,
  'participant.identify': NAMING,
};

/** How many times the pace of a participant somebody has: a hub, and the relay of its phones, 2; whoever works here 5. */
export function shareOf(role: Role): number {
  if (role === 'participant') return 1;
  return role === 'hub' ? 2 : 5;
}

/**
 * How fast commands may come, one implementation for the doors of the server and of a relay. `perSecond` is what one
 * participant may give of any kind; 0 is no limit, and then no kind has one either.
 */
export class CommandPaces {
  private readonly buckets: Buckets;

  constructor(
    private readonly perSecond: () => number,
    now?: () => number,
  ) {
    this.buckets = new Buckets(now);
  }

  /** Whether this actor may give one more command of whatever kind: 0, or the milliseconds to wait. */
  takeAny(actorId: string, role: Role): number {
    const perSecond = this.perSecond();
    return perSecond === 0 ? 0 : this.buckets.take(actorId, perSecond * shareOf(role));
  }

  /**
   * Whether a participant may give one more of this kind: 0, or the milliseconds to wait. Hubs speak for many, and staff
   * work here: they have no pace of a kind.
   */
  takeKind(actorId: string, role: Role, type: string): number {
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type as CommandType] : undefined;
    if (!kind || role !== 'participant' || this.perSecond() === 0) return 0;
    return this.buckets.take(`${kind.name} ${actorId}`, kind);
  }
}
