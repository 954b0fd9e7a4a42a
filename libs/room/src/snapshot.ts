import {
  FIRST_QUESTIONS,
  KINDS,
  type Channel,
  type Gone,
  type Kind,
  type RecordView,
} from '@openfloor/contract';
import type { Entry } from './entry.js';
import { OPEN } from './floor/floor.js';
import type { RoomRecord } from './records.js';
import type { Room } from './room.js';
import type { Tally } from './tallies.js';

/** Everything a channel sees, the questions in the order they are read: on air, then by rank, then the rest. */
export function snapshotOf(
  room: Room,
  channel: Channel,
  tally: Tally,
): { put: RecordView[]; questions: RecordView[]; spoken: RecordView[] } {
  const put: RecordView[] = [];
  for (const kind of KINDS)
    if (kind !== 'question' && kind !== 'floor') put.push(...shownOf(room, kind, channel));
  const [open, spoken] = floorsOf(room, channel);
  put.push(...open);
  const rank = new Map(tally.order(room.session.rules.ranking).map((no, at) => [no, at]));
  const onAir = room.session.onAirIds;
  const place = (view: RecordView & { kind: 'question' }) =>
    onAir.includes(view.id) ? -1 : (rank.get(view.no) ?? Number.MAX_SAFE_INTEGER);
  const questions = shownOf(room, 'question', channel)
    .filter((view) => view.kind === 'question')
    .sort((one, other) => place(one) - place(other) || one.no - other.no);
  return { put, questions, spoken };
}

/** The requests that are open, and those of which something has become: these are many, and nobody waits for them. */
function floorsOf(room: Room, channel: Channel): [open: RecordView[], over: RecordView[]] {
  const views = shownOf(room, 'floor', channel).filter((view) => view.kind === 'floor');
  const isOpen = ({ status }: (typeof views)[number]) =>
    status === 'offered' || OPEN.some((open) => open === status);
  return [views.filter(isOpen), views.filter((view) => !isOpen(view))];
}

/** Cuts a snapshot into the welcome's first page and the pages that follow it. */
export function pages(
  { put, questions, spoken }: ReturnType<typeof snapshotOf>,
  first = FIRST_QUESTIONS,
): { put: RecordView[]; left: number }[] {
  const size = 200;
  const rest = [...questions.slice(first), ...spoken];
  const result = [{ put: [...put, ...questions.slice(0, first)], left: rest.length }];
  for (let at = 0; at < rest.length; at += size)
    result.push({ put: rest.slice(at, at + size), left: Math.max(0, rest.length - at - size) });
  return result;
}

/**
 * What changed for a channel since a rev of it: every visible record whose view changed after, and what stopped
 * being visible after. It tells neither of what was never seen nor of what only others saw change, and looks at nothing
 * that did not change.
 */
export function deltaOf(room: Room, channel: Channel, since: number): { put: RecordView[]; gone: Gone[] } {
  const moved = room.movedSince(channel, since).sort(inOrder);
  const put = moved.flatMap(({ sights }) => sights[channel].shown ?? []);
  const gone = moved.flatMap(({ record, sights }): Gone[] =>
    sights[channel].shown ? [] : [{ kind: record.kind as Kind, id: record.id }],
  );
  return { put, gone };
}

/** By kind, and within one by number, as records came in. */
function inOrder({ record: one }: Entry, { record: other }: Entry): number {
  const byKind = KINDS.indexOf(one.kind as Kind) - KINDS.indexOf(other.kind as Kind);
  return byKind || noOf(one) - noOf(other);
}

function noOf(record: RoomRecord): number {
  return 'no' in record ? record.no : 0;
}

function shownOf(room: Room, kind: Kind, channel: Channel): RecordView[] {
  return Array.from(room.entries(kind), ({ sights }) => sights[channel].shown).filter(
    (view) => view !== undefined,
  );
}
