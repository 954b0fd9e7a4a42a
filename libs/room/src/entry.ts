import { CHANNELS, type Channel, type RecordView } from '@openfloor/contract';
import type { RoomRecord } from './records.js';
import { UNREGISTERED } from './people/hub.js';
import { UNCHECKED } from './people/roll.js';
import { WHOLE } from './retention/retention.js';
import { view } from './views/view.js';

/**
 * How one channel has seen a record: the rev of the room at which its view last changed (null: never seen), the
 * rev at which it last stopped being visible (null: never), and the view itself while it is visible. Since `saidAt` it
 * has changed in nothing but figures that go on moving while somebody writes.
 */
export interface Sight {
  changedAt: number | null;
  goneAt: number | null;
  shown: RecordView | undefined;
  saidAt: number | null;
}

/** A record with its rev and what each channel sees of it. */
export interface Entry<R extends RoomRecord = RoomRecord> {
  record: R;
  rev: number;
  sights: Record<Channel, Sight>;
}

const UNSEEN: Sight = { changedAt: null, goneAt: null, shown: undefined, saidAt: null };
/** Fields of a view that move without anything having been said or decided. */
const FIGURES: readonly string[] = ['hands', 'objections'];

/** The entry after a commit at `rev`: channels whose view did not change keep their sight untouched. */
export function advance<R extends RoomRecord>(before: Entry | undefined, record: R, rev: number): Entry<R> {
  const sight = (channel: Channel) => look(before?.sights[channel] ?? UNSEEN, record, channel, rev);
  return { record, rev, sights: { public: sight('public'), panel: sight('panel'), staff: sight('staff') } };
}

/** An entry as the store kept it; the views are made anew from the record. */
export function restore(
  kept: RoomRecord,
  rev: number,
  marks: Record<Channel, { changedAt: number | null; goneAt: number | null }>,
): Entry {
  const record = whole(kept);
  const sight = (channel: Channel): Sight => {
    const { changedAt, goneAt } = marks[channel];
    const visible = changedAt !== null && (goneAt === null || goneAt < changedAt);
    const shown = visible ? view(record, channel) : undefined;
    if (!shown || changedAt === null) return { changedAt, goneAt, shown: undefined, saidAt: null };
    return { changedAt, goneAt, shown: withRev(shown, changedAt), saidAt: changedAt };
  };
  return { record, rev, sights: { public: sight('public'), panel: sight('panel'), staff: sight('staff') } };
}

/** A record that an earlier version wrote, with the fields that have come since. */
function whole(record: RoomRecord): RoomRecord {
  switch (record.kind) {
    case 'question':
      return {
        ...record,
        claims: record.claims ?? [],
        hands: record.hands ?? [],
        handsShown: record.handsShown ?? null,
      };
    case 'floor':
      return { ...record, text: record.text ?? null, localAuthor: record.localAuthor ?? null };
    case 'hub':
      return { ...UNREGISTERED, ...record };
    case 'session':
      return { ...record, onRoll: record.onRoll ?? 0, retention: record.retention ?? WHOLE };
    case 'participant':
      return { ...UNCHECKED, ...record };
    default:
      return record;
  }
}

function look(before: Sight, record: RoomRecord, channel: Channel, rev: number): Sight {
  const now = view(record, channel);
  if (!now)
    return before.shown
      ? { changedAt: before.changedAt, goneAt: rev, shown: undefined, saidAt: null }
      : before;
  const shown = withRev(now, rev);
  if (before.shown && same(before.shown, shown)) return before;
  const isFigure = before.shown !== undefined && same(before.shown, shown, FIGURES);
  return { changedAt: rev, goneAt: before.goneAt, shown, saidAt: isFigure ? before.saidAt : rev };
}

function withRev(shown: object, rev: number): RecordView {
  return { ...shown, rev } as RecordView;
}

/** Whether two views say the same, their revs and these fields left aside. */
function same(one: RecordView, other: RecordView, aside: readonly string[] = []): boolean {
  const keys = Object.keys(other) as (keyof RecordView)[];
  if (Object.keys(one).length !== keys.length) return false;
  return keys.every((key) => key === 'rev' || aside.includes(key) || equal(one[key], other[key]));
}

/** Deep equality of plain JSON values; keys that are undefined count as absent. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) if (!equal(left[key], right[key])) return false;
  return true;
}

/** The channels whose stream moves when an entry goes from `before` to `after`. */
export function movedChannels(before: Entry | undefined, after: Entry): Channel[] {
  return CHANNELS.filter(
    (channel) =>
      (before?.sights[channel] ?? UNSEEN) !== after.sights[channel] && differs(before, after, channel),
  );
}

function differs(before: Entry | undefined, after: Entry, channel: Channel): boolean {
  const old = before?.sights[channel];
  const now = after.sights[channel];
  return (old?.changedAt ?? null) !== now.changedAt || (old?.goneAt ?? null) !== now.goneAt;
}
