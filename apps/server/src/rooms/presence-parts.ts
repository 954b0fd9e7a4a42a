import type { Desk, HubLink, HubStatus } from '@openfloor/contract';
import type { Part, SeatedDesk } from '../nodes/messages.js';
import { lowestFree } from './desks.js';

/** A node that has said nothing for so long is not counted any more. */
export const PART_MS = 30_000;

/** Who is in a room on the other nodes, as each of them said last. */
export class OtherParts {
  private readonly kept = new Map<string, { part: Part; until: number }>();

  constructor(private readonly now: () => number) {}

  /** Keeps what a node says of itself; true where nothing was known of that node. */
  hear(from: string, part: Part): boolean {
    const isNew = !this.kept.has(from);
    this.kept.set(from, { part, until: this.now() + PART_MS });
    return isNew;
  }

  /** True where something was known of that node. */
  forget(from: string): boolean {
    return this.kept.delete(from);
  }

  /** Forgets those that fell silent; true where there were any. */
  expire(): boolean {
    const silent = [...this.kept].filter(([, { until }]) => until <= this.now());
    for (const [from] of silent) this.kept.delete(from);
    return silent.length > 0;
  }

  get all(): Part[] {
    const now = this.now();
    return [...this.kept.values()].flatMap(({ part, until }) => (until > now ? [part] : []));
  }

  get isNone(): boolean {
    return this.kept.size === 0;
  }
}

/**
 * The desks of all nodes, one for each person. Two of one number: who sat down first keeps it, which every node decides
 * alike.
 */
export function unitedDesks(desks: readonly SeatedDesk[]): SeatedDesk[] {
  const people = new Map<string, SeatedDesk>();
  const wanted = new Set(desks.map(({ no }) => no));
  for (const desk of desks.toSorted(
    (one, other) => one.since - other.since || (one.id < other.id ? -1 : 1),
  )) {
    const known = people.get(desk.id);
    people.set(desk.id, known ? { ...known, editing: latest(known, desk) } : desk);
  }
  const taken = new Set<number>();
  const placed = [...people.values()].map((desk) => {
    const no = taken.has(desk.no) ? lowestFree(new Set([...wanted, ...taken])) : desk.no;
    taken.add(no);
    return { ...desk, no };
  });
  return placed.sort((one, other) => one.no - other.no);
}

/** A desk as staff are told of it. */
export function shownDesk({ since: _, ...desk }: SeatedDesk): Desk {
  return desk;
}

function latest({ editing: one }: SeatedDesk, { editing: other }: SeatedDesk): SeatedDesk['editing'] {
  return (other?.until ?? 0) > (one?.until ?? 0) ? other : one;
}

/** Better links come first; a hub that no node has heard has no rank. */
const RANKS: readonly HubStatus[] = ['offline', 'degraded', 'live'];

/** Whether a hub was heard, and how; not what was decided about it. */
export function isHeard({ status, heardAt }: HubLink): boolean {
  return heardAt !== null && RANKS.includes(status);
}

/** How each hub is heard where it is heard best. Whether it takes part, and is shut out, `own` knows by itself. */
export function bestLinks(own: readonly HubLink[], others: readonly HubLink[]): HubLink[] {
  return own.map((link) => {
    if (link.status === 'closed' || link.status === 'suspended') return link;
    return others.filter(({ no }) => no === link.no).reduce(better, link);
  });
}

function better(one: HubLink, other: HubLink): HubLink {
  const byRank = RANKS.indexOf(other.status) - RANKS.indexOf(one.status);
  return byRank > 0 || (byRank === 0 && (other.heardAt ?? 0) > (one.heardAt ?? 0)) ? other : one;
}
