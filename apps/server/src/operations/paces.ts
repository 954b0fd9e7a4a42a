import type { Role } from '@openfloor/contract';
import type { Pace } from './buckets.js';

/** How often one participant may do what asks something of others. */
interface Kind extends Pace {
  name: string;
  burst: number;
}

/**
 * Beyond what anybody does by hand, and what waits in an outbox goes through at once: ten things to read and then one
 * in 10 s, two minutes of tapping at two votes a second, six changes of name and then one a minute.
 */
const ASKING: Kind = { name: 'asking', rate: 1 / 10, burst: 10 };
const VOTING: Kind = { name: 'voting', rate: 2, burst: 240 };
const NAMING: Kind = { name: 'naming', rate: 1 / 60, burst: 6 };

const KINDS = new Map<string, Kind>([
  ['question.submit', ASKING],
  ['question.appeal', ASKING],
  ['floor.request', ASKING],
  ['hub.apply', ASKING],
  ['question.vote', VOTING],
  ['participant.identify', NAMING],
]);

/** The pace of this command for participants, where it has one of its own. Hubs speak for many, and staff work here. */
export function paceOf(type: string, role: Role): Kind | undefined {
  return role === 'participant' ? KINDS.get(type) : undefined;
}

/** How many times the pace of a participant somebody has: a hub, and the relay of its phones, 2; whoever works here 5. */
export function shareOf(role: Role): number {
  if (role === 'participant') return 1;
  return role === 'hub' ? 2 : 5;
}
