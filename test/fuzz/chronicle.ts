import type { LiveRoom } from '@openfloor/client';
import { CHANNELS, type RecordView } from '@openfloor/contract';
import { snapshotOf, Tally } from '@openfloor/room';
import type { OpenedRoom } from '../../apps/server/src/rooms/opened-room.js';

const marks = new WeakMap<RecordView, number>();
const sums = new WeakMap<ReadonlyMap<string, RecordView>, number>();

/** A number for a record as it is at its rev (FNV-1a of both). */
function markOf(view: RecordView): number {
  const known = marks.get(view);
  if (known !== undefined) return known;
  let mark = 0x811c9dc5;
  for (const char of `${view.kind} ${view.id} ${view.rev}`)
    mark = Math.imul(mark ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  marks.set(view, mark);
  return mark;
}

/** A number for all records that a client shows: the same for two rooms with the same records as of the same revs. */
export function sumOf(live: LiveRoom): number {
  let sum = 0;
  for (const kind of live.getSnapshot().records.values()) {
    let part = sums.get(kind);
    if (part === undefined) {
      part = 0;
      for (const view of kind.values()) part += markOf(view);
      sums.set(kind, part);
    }
    sum += part;
  }
  return sum;
}

/** What each channel of a room showed at each of its revs, to tell whether a client ever showed anything else. */
export class Chronicle {
  /** What somebody showed that the room never was. */
  readonly holes: string[] = [];
  private readonly shown = new Map<string, number>();
  private isKept = false;

  /** From now on every rev is noted. */
  begin(open: OpenedRoom): void {
    this.isKept = true;
    this.note(open);
  }

  note({ room }: OpenedRoom): void {
    if (!this.isKept) return;
    const tally = new Tally(room);
    for (const channel of CHANNELS) {
      const { put, questions, spoken } = snapshotOf(room, channel, tally);
      const sum = [...put, ...questions, ...spoken].reduce((all, view) => all + markOf(view), 0);
      this.shown.set(`${channel} ${room.clock.channels[channel]}`, sum);
    }
  }

  /** Looks at everything that this client shows from now on. */
  watch(name: string, live: LiveRoom): void {
    let last: unknown;
    live.subscribe(() => {
      const { rev, left, epoch, records, you } = live.getSnapshot();
      if (epoch === '' || left > 0 || records === last) return;
      last = records;
      const at = `${you?.channel} ${rev}`;
      if (this.shown.get(at) !== sumOf(live)) this.holes.push(`${name} at ${at}`);
    });
  }
}
