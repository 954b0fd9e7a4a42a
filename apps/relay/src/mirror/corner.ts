import type { Corner, OwnFloor, OwnHub, OwnObjection, OwnQuestion } from '@openfloor/contract';
import type { CornerEntry } from '../kept/mirror.store.js';

/** What a relay keeps of its hub: nothing of whom to call there. */
export type HubFacts = Pick<OwnHub, 'id' | 'no' | 'status' | 'headcount'>;

/** What of the hub's corner concerns its phones: their questions, requests and objections, and how many people there are. No I/O. */
export class HubCorner {
  readonly questions = new Map<string, OwnQuestion>();
  readonly floor = new Map<string, OwnFloor>();
  readonly objections = new Map<string, OwnObjection>();

  constructor(
    kept: readonly CornerEntry[] = [],
    public hub: HubFacts | undefined = undefined,
  ) {
    for (const entry of kept) this.put(entry);
  }

  /** Takes the corner as it now is; what changed, and whether the hub itself did. */
  take(mine: Corner): { changed: CornerEntry[]; hubChanged: boolean } {
    const changed = [
      ...differing(this.questions, mine.questions).map((own): CornerEntry => ({ kind: 'question', own })),
      ...differing(this.floor, mine.floor).map((own): CornerEntry => ({ kind: 'floor', own })),
      ...differing(this.objections, mine.objections ?? []).map((own): CornerEntry => ({
        kind: 'objection',
        own,
      })),
    ];
    for (const entry of changed) this.put(entry);
    const before = JSON.stringify(this.hub);
    const [hub] = mine.hubs ?? [];
    if (hub) this.hub = { id: hub.id, no: hub.no, status: hub.status, headcount: hub.headcount };
    return { changed, hubChanged: JSON.stringify(this.hub) !== before };
  }

  /** Whose question or request this is, by the opaque name that the room was told. */
  authorOf(id: string): string | undefined {
    return (this.questions.get(id) ?? this.floor.get(id))?.localAuthor ?? undefined;
  }

  private put(entry: CornerEntry): void {
    if (entry.kind === 'question') this.questions.set(entry.own.id, entry.own);
    else if (entry.kind === 'floor') this.floor.set(entry.own.id, entry.own);
    else this.objections.set(entry.own.id, entry.own);
  }
}

function differing<T extends { id: string }>(held: ReadonlyMap<string, T>, now: readonly T[]): T[] {
  return now.filter((own) => {
    const before = held.get(own.id);
    return before !== own && JSON.stringify(before) !== JSON.stringify(own);
  });
}
