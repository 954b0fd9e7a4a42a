import type { LoadedRoom } from '@openfloor/store';
import type { Room } from '@openfloor/room';

/** Where a room stands in the store, as another node or the store itself says; only the store knows its history. */
export interface Stand {
  rev: number;
  beat: number;
  history?: string | undefined;
}

const NOWHERE: Stand = { rev: 0, beat: 0 };

/** Remembers how far a room has got elsewhere, until it has caught up. */
export class Following {
  private told = NOWHERE;

  hear({ rev, beat, history = this.told.history }: Stand): void {
    this.told = { rev: Math.max(rev, this.told.rev), beat: Math.max(beat, this.told.beat), history };
  }

  /** What the room is without: nothing, what has come since, or all, as the store holds another past of it. */
  lacks({ clock, history }: Room): 'nothing' | 'some' | 'all' {
    if (this.told.history !== undefined && this.told.history !== history) return 'all';
    return this.told.rev > clock.rev || this.told.beat > clock.beat ? 'some' : 'nothing';
  }

  /** Whatever was told is seen to, or is told again. */
  forget(): void {
    this.told = NOWHERE;
  }
}

/**
 * Whether what has come since cannot be laid over the room: the store has gone back, or ballots are gone from it, of which
 * it keeps no trace to tell.
 */
export function isTorn(room: Room, { clock, records }: Pick<LoadedRoom, 'clock' | 'records'>): boolean {
  if (clock.rev < room.clock.rev || clock.beat < room.clock.beat) return true;
  return records.some(({ kind, id, body }) => {
    if (kind === 'participant')
      return body['erased'] === true && room.entry('participant', id)?.record.erased !== true;
    if (kind !== 'session') return false;
    const { countedAt = null } = (body['retention'] ?? {}) as { countedAt?: number | null };
    return countedAt !== null && room.session.retention.countedAt === null;
  });
}
