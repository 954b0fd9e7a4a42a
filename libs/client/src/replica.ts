import type {
  Gone,
  Mine,
  More,
  Patch,
  Presence,
  RecordView,
  Since,
  Tallies,
  Welcome,
  You,
} from '@openfloor/contract';
import { Pages } from './pages.js';
import { layOver } from './corner.js';
import { changed, NO_RECORDS, replaced, type Records } from './records.js';
import { TallyTable } from './tallies.js';

/** What became of a frame: `gap` and `unusable` (a delta of another epoch) change nothing and ask for a resume. */
export type Outcome = 'applied' | 'stale' | 'gap' | 'unusable';

/**
 * What one seat holds of a room: no timers, no transport, only the rules by which frames change it. All revs are
 * revs of this seat's channel.
 */
export class Replica {
  /** Empty until the first welcome. */
  declare epoch: string;
  declare rev: number;
  declare beat: number;
  declare records: Records;
  declare tallies: TallyTable;
  declare pages: Pages;
  declare you: You | undefined;
  declare mine: Mine | undefined;
  declare presence: Presence | undefined;

  constructor() {
    this.epoch = '';
    this.rev = this.beat = 0;
    this.records = NO_RECORDS;
    this.tallies = new TallyTable();
    this.pages = new Pages(0, 0);
  }

  /** What to ask a delta from; undefined while only a part is held, because then only a snapshot makes it whole. */
  get since(): Since | undefined {
    return this.epoch && this.pages.left <= 0 && this.mine ? { epoch: this.epoch, rev: this.rev } : undefined;
  }

  /** `fresh`: the first of a connection, which is right even where it says less than is held. */
  welcome(frame: Welcome, fresh: boolean): Outcome {
    const known = frame.epoch === this.epoch;
    if (frame.mode === 'delta') {
      if (!known) return fresh ? 'unusable' : 'stale';
      return frame.rev < this.rev ? this.late(frame) : this.advance(frame);
    }
    const again = frame.rev < this.rev || (frame.rev === this.rev && this.pages.left <= 0);
    if (known && !fresh && again) return this.late(frame);
    return this.replace(frame, known);
  }

  /** In order only: a patch past a gap is not applied. */
  patch(frame: Patch): Outcome {
    if (frame.rev <= this.rev) return 'stale';
    if (frame.prev > this.rev) return 'gap';
    this.change(frame.put, frame.gone);
    this.rev = frame.rev;
    return 'applied';
  }

  more(frame: More): Outcome {
    const put = this.pages.take(frame);
    this.records = changed(this.records, put, []);
    return put.length > 0 || frame.left === 0 ? 'applied' : 'stale';
  }

  /** The later by (rev, beat) wins. A part is worth nothing without a whole that it could be laid over. */
  own(frame: Mine): Outcome {
    const held = this.mine;
    const isLate = held && (frame.rev < held.rev || (frame.rev === held.rev && frame.beat <= held.beat));
    if (isLate || (frame.part && !held)) return 'stale';
    if (held && frame.part) layOver(held.put, frame.put);
    this.mine = frame;
    return 'applied';
  }

  tally(frame: Tallies, late = false): void {
    this.tallies.merge(frame, late);
    this.beat = Math.max(this.beat, frame.beat);
  }

  private change(put: readonly RecordView[], gone: readonly Gone[]): void {
    this.pages.drop(gone);
    this.records = changed(this.records, put, gone);
  }

  private late(frame: Welcome): Outcome {
    this.tally(frame.tallies, true);
    this.own(frame.mine);
    return 'stale';
  }

  private advance(frame: Welcome): Outcome {
    this.change(frame.put, frame.gone);
    this.tally(frame.tallies);
    if (this.you?.id !== frame.you.id) this.mine = undefined;
    this.meet(frame);
    return 'applied';
  }

  private replace(frame: Welcome, known: boolean): Outcome {
    this.records = replaced(known && frame.rev >= this.rev ? this.records : NO_RECORDS, frame.put);
    this.pages = new Pages(frame.rev, frame.left);
    this.tallies = new TallyTable();
    this.mine = frame.mine;
    this.beat = 0;
    this.tally(frame.tallies);
    this.meet(frame);
    return 'applied';
  }

  private meet(frame: Welcome): void {
    this.own(frame.mine);
    this.epoch = frame.epoch;
    this.rev = frame.rev;
    this.beat = Math.max(this.beat, frame.beat);
    if (JSON.stringify(this.you) !== JSON.stringify(frame.you)) this.you = frame.you;
    this.presence = frame.presence;
  }
}
