import type { CommandRule, Outcome } from './command.js';
import type { LedgerNote } from './draft.js';
import { equal } from './entry.js';
import type { FloorRecord, QuestionRecord, RoomRecord, SessionRecord } from './records.js';
import type { RoomReader } from './room.js';
import type { Standing } from './standing.js';
import { pollNote } from './poll/told.js';
import { takeawayNote, reportNote } from './takeaway/told.js';
import { shownFloorStatus } from './views/floor.view.js';
import { minute, shownStatus } from './views/question.view.js';

/** Acts after which the words must not stand anywhere. */
const UNQUOTED: readonly string[] = ['question.redact', 'participant.erase'];
/** Fields whose change is told in words: who may do what, and what everybody was promised. */
const TOLD = ['phase', 'switches', 'rules', 'leadId', 'code'] as const;

/**
 * What the ledger says of an act: one entry where it changed what everybody was promised, one for each question whose
 * state or words it changed, and where it did neither one for the act itself.
 */
export function ledgerNotes(
  room: RoomReader,
  rule: CommandRule,
  args: Record<string, unknown>,
  outcome: Outcome,
  actor: Standing,
  now: number,
): LedgerNote[] {
  const reason = outcome.reason ?? (typeof args['reason'] === 'string' ? args['reason'] : null);
  const act = { at: minute(now), role: actor.role, act: rule.type, reason };
  const moved = outcome.put.flatMap((record) => questionNote(room, record, !UNQUOTED.includes(rule.type)));
  const floors = outcome.put.flatMap((record) => [
    ...floorNote(room, record),
    ...hubNote(room, record),
    ...pollNote(room, record),
    ...takeawayNote(room, record),
    ...reportNote(room, record),
  ]);
  const promised = outcome.put
    .filter((record) => record.kind === 'session')
    .filter((after) => hasTold(room, after));
  const passed = outcome.passedOver ? [passedNote(outcome.passedOver)] : [];
  const notes = [
    ...promised.slice(-1).map((after) => sessionNote(room, after)),
    ...moved,
    ...floors,
    ...passed,
  ];
  if (notes.length === 0)
    notes.push({ ...plainNote(room, outcome.put), ...(outcome.told ? { to: outcome.told } : {}) });
  return notes.map((note) => ({ ...act, ...note, hidden: { actorId: actor.id, ...note.hidden } }));
}

/** What an act says of one thing. */
export type Part = Pick<LedgerNote, 'about' | 'from' | 'to' | 'hidden'>;

/** `quoted`: the words before and after are kept in the private part; not those that must not stand. */
function questionNote(room: RoomReader, record: RoomRecord, quoted: boolean): Part[] {
  if (record.kind !== 'question') return [];
  const before = room.entry('question', record.id)?.record;
  const moved = !before || before.status !== record.status;
  const reworded =
    before !== undefined && (before.text !== record.text || before.shortText !== record.shortText);
  if (!moved && !reworded) return [];
  const hidden: Record<string, unknown> = { authorId: record.authorId };
  if (quoted) hidden['questionId'] = record.id;
  if (reworded && quoted) Object.assign(hidden, wordsOf(before, record));
  if (record.declineNote) hidden['note'] = record.declineNote;
  const about = { kind: 'question', no: record.no };
  return [
    {
      about,
      from: moved && before ? shownStatus(before) : null,
      to: moved ? shownStatus(record) : null,
      hidden,
    },
  ];
}

/** One entry for each request whose state the act moved; the state itself is all that is told of it. */
function floorNote(room: RoomReader, record: RoomRecord): Part[] {
  if (record.kind !== 'floor') return [];
  const before = room.entry('floor', record.id)?.record;
  if (before?.status === record.status) return [];
  const from = before ? shownFloorStatus(before) : null;
  return [{ about: aboutFloor(record), from, to: shownFloorStatus(record), hidden: hiddenOf(record) }];
}

/** One entry for a hub whose state the act decided. */
function hubNote(room: RoomReader, record: RoomRecord): Part[] {
  if (record.kind !== 'hub') return [];
  const before = room.entry('hub', record.id)?.record;
  if (before?.status === record.status) return [];
  const about = { kind: 'hub', no: record.no };
  return [{ about, from: before?.status ?? null, to: record.status, hidden: { hubId: record.id } }];
}

/** Who was proposed and was not called, so that everybody can see whom the moderator's choice passed over. */
function passedNote(proposed: FloorRecord): Part {
  return { about: aboutFloor(proposed), from: 'proposed', to: 'passed_over', hidden: hiddenOf(proposed) };
}

function aboutFloor({ no }: FloorRecord): Part['about'] {
  return { kind: 'floor', no };
}

function hiddenOf({ id, makerId }: FloorRecord): Part['hidden'] {
  return { floorId: id, authorId: makerId };
}

function wordsOf(before: QuestionRecord, after: QuestionRecord): Record<string, unknown> {
  if (before.text !== after.text) return { before: before.text, after: after.text };
  return { before: before.shortText, after: after.shortText };
}

function plainNote(room: RoomReader, put: RoomRecord[]): Part {
  const subject = put.find(({ kind }) => kind !== 'act');
  if (!subject) return { about: null, from: null, to: null, hidden: {} };
  if (subject.kind === 'session') return sessionNote(room, subject);
  const no = 'no' in subject && typeof subject.no === 'number' ? subject.no : null;
  const about = { kind: subject.kind, no };
  return { about, from: null, to: null, hidden: { id: subject.id } };
}

function hasTold(room: RoomReader, after: SessionRecord): boolean {
  return TOLD.some((field) => !equal(room.session[field], after[field]));
}

function sessionNote(room: RoomReader, after: SessionRecord): Part {
  const about = { kind: 'session', no: null };
  const before = room.session;
  const changed = TOLD.filter((field) => !equal(before[field], after[field]));
  return { about, from: told(before, after, changed), to: told(after, before, changed), hidden: {} };
}

/** Only what differs: `{"review":"before"}` rather than all the rules. */
function told(
  one: SessionRecord,
  other: SessionRecord,
  fields: readonly (typeof TOLD)[number][],
): string | null {
  if (fields.length === 0) return null;
  if (fields.length === 1 && fields[0] === 'phase') return one.phase;
  const parts = fields.map((field) => [field, difference(one[field], other[field])]);
  return JSON.stringify(Object.fromEntries(parts));
}

function difference(one: unknown, other: unknown): unknown {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one;
  const base = other as Record<string, unknown>;
  return Object.fromEntries(Object.entries(one).filter(([key, value]) => !equal(value, base[key])));
}
