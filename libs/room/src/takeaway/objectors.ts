import type { RoomRecord } from '../records.js';

/** Which takeaways each has objected to, so that nobody's corner is made by reading every objection of the session. */
export class Objectors {
  private readonly ids = new Map<string, Set<string>>();

  /** Takes in a committed record; anything but a takeaway changes nothing. */
  note(record: RoomRecord): void {
    if (record.kind !== 'takeaway') return;
    for (const { makerId, onBehalf } of record.objections) {
      if (onBehalf) continue;
      const own = this.ids.get(makerId) ?? new Set();
      this.ids.set(makerId, own.add(record.id));
    }
  }

  /** Ids of the takeaways that this actor has objected to, taken back or not. */
  of(actorId: string): ReadonlySet<string> {
    return this.ids.get(actorId) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();
