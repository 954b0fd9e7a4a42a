import { Refusal, UndoCommand, type Role } from '@openfloor/contract';
import { ahead } from './ahead.js';
import { command, MODERATORS } from './command.js';
import { equal } from './entry.js';
import { expectFloorFits, fittedFloor } from './floor/fit.js';
import { figuresOf, standingFor, topOf } from './question/merge.rules.js';
import { isCounted } from './retention/retention.js';
import type { ActRecord, FieldChange, QuestionRecord, RoomRecord } from './records.js';
import { findQuestion, type RoomReader } from './room.js';
import { isShown, LAPSING } from './views/question.view.js';

/** Fields that only say when something happened, or are counted anew; they never stop an undo. */
const STAMPS = ['changedAt', 'handsShown'];
/** What the queue sets anew after every act stops none either: why a request stands where it stands. */
const OF_THE_QUEUE = ['why'];
const UNDOERS: readonly Role[] = MODERATORS;

/**
 * Puts back the fields that an act set, by whoever did it, while each still has the value it set. A field that
 * somebody changed since makes it `WRONG_STATE`, and nothing is put back.
 */
export const undo = command('undo', {
  schema: UndoCommand,
  may: UNDOERS,
  season: 'until_archived',
  logged: true,
  rule(room, { commandId }, { actor, now }) {
    const act = room.entry('act', commandId)?.record;
    if (!act || act.actorId !== actor.id) throw new Refusal('NOT_FOUND', 'no such act of yours');
    if (act.undone) throw new Refusal('WRONG_STATE', 'this act was undone already');
    if (isCounted(room.session))
      throw new Refusal('WRONG_STATE', 'the ballots of this session became counts', { ballots: 'counted' });
    const changed = act.fields.find((change) => !stands(room, change));
    if (changed)
      throw new Refusal('WRONG_STATE', `${changed.kind}.${changed.field} changed since`, {
        field: changed.field,
      });
    const ids = [...new Set(act.fields.map(({ kind, id }) => `${kind} ${id}`))];
    const put = ids.map((key) =>
      putBack(
        room,
        act.fields.filter(({ kind, id }) => `${kind} ${id}` === key),
        now,
      ),
    );
    return {
      put: [...fitted(room, put, now), { ...act, undone: true }],
      result: { undone: act.type },
      reason: act.type,
    };
  },
});

/**
 * What was put back as it fits the room of now: figures that depend on others are counted again. `WRONG_STATE` where
 * it does not fit any more, because what it hangs on or what hangs on it has moved since.
 */
function fitted(room: RoomReader, put: RoomRecord[], now: number): RoomRecord[] {
  const isClosed = room.session.phase === 'closed';
  const fits = put.map((record) => {
    if (record.kind === 'floor') return fittedFloor(room, record, now);
    if (record.kind !== 'question') return record;
    return { ...record, lapsed: isClosed && LAPSING.includes(record.status) };
  });
  const after = ahead(room, fits);
  const questions = fits.filter((record) => record.kind === 'question');
  for (const question of questions) expectFit(after, question, isClosed);
  expectFloorFits(
    room,
    after,
    fits.filter((record) => record.kind === 'floor'),
  );
  const topIds = questions.flatMap(({ id, mergedInto }) => [
    mergedInto ?? id,
    room.entry('question', id)?.record.mergedInto ?? id,
  ]);
  const counted = [...new Set([...topIds, ...questions.map(({ id }) => id)])].map((id) =>
    findQuestion(after, id),
  );
  return [...fits, ...counted.map((question) => recounted(after, question))];
}

/** A question that is merged keeps its credits for the time when it is not any more. */
function recounted(room: RoomReader, question: QuestionRecord): QuestionRecord {
  const { credits, handsShown } = figuresOf(standingFor(room, question));
  return { ...question, handsShown, credits: question.mergedInto ? question.credits : credits };
}

function expectFit(room: RoomReader, question: QuestionRecord, isClosed: boolean): void {
  const refused = (field: string) =>
    new Refusal('WRONG_STATE', `question ${question.no} cannot go back to ${question.status} now`, { field });
  const isTop = isShown(question) && question.status !== 'merged';
  if (!isTop && room.mergedInto(question.id).length > 0) throw refused('mergedInto');
  const top = topOf(room, question);
  if (question.mergedInto && (!isShown(top) || top.mergedInto)) throw refused('mergedInto');
  if (isClosed && question.status === 'on_air') throw refused('onAirIds');
}

/** The act as it is kept for a later undo: every field it set, with what stood there before. */
export function actOf(
  room: RoomReader,
  id: string,
  actorId: string,
  type: string,
  put: RoomRecord[],
): ActRecord {
  const last = new Map(put.map((record) => [`${record.kind} ${record.id}`, record]));
  const fields = [...last.values()].flatMap((after) => {
    const before = room.entry(after.kind, after.id)?.record;
    return before ? changesOf(before, after) : [];
  });
  return { kind: 'act', id, actorId, type, fields, undone: false };
}

function changesOf(before: RoomRecord, after: RoomRecord): FieldChange[] {
  const old = before as unknown as Record<string, unknown>;
  return Object.entries(after)
    .filter(([field, value]) => !equal(old[field], value))
    .map(([field, value]) => ({
      kind: after.kind,
      id: after.id,
      field,
      before: old[field] ?? null,
      after: value,
    }));
}

/** Whether a field still has the value that the act gave it; what the queue alone has set since is no change. */
function stands(room: RoomReader, change: FieldChange): boolean {
  const { kind, field, after } = change;
  if (STAMPS.includes(field) || (kind === 'floor' && OF_THE_QUEUE.includes(field))) return true;
  const now = fieldOf(room, change);
  return equal(now, after) || (kind === 'floor' && now === 'on_deck' && after === 'waiting');
}

function fieldOf(room: RoomReader, { kind, id, field }: FieldChange): unknown {
  return (room.entry(kind, id)?.record as unknown as Record<string, unknown> | undefined)?.[field];
}

function putBack(room: RoomReader, changes: FieldChange[], now: number): RoomRecord {
  const [first] = changes;
  const record = first && room.entry(first.kind, first.id)?.record;
  if (!record) throw new Refusal('NOT_FOUND', 'what this act changed is not here');
  const fields = Object.fromEntries(changes.map(({ field, before }) => [field, before]));
  const stamp = record.kind === 'question' ? { changedAt: now - (now % 60_000) } : {};
  return { ...record, ...fields, ...stamp } as RoomRecord;
}
