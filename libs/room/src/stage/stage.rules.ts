import { BlankStage, PutStage, Refusal, ShowScene, StageShown, type Scene } from '@openfloor/contract';
import { command, TECHNICIANS } from '../command.js';
import type { RecordKind, StageRecord } from '../records.js';
import { find, nextNo, type RoomReader } from '../room.js';

/** What a scene can be about; the others are about the room as it is. */
const ABOUT: Partial<Record<Scene, readonly RecordKind[]>> = {
  auto: ['question'],
  question: ['question'],
  poll: ['poll'],
  clock: ['clock', 'floor'],
  message: ['notice'],
  takeaways: ['takeaway'],
};

/** Adds a screen or renames one. */
export const putStage = command('stage.put', {
  schema: PutStage,
  may: TECHNICIANS,
  rule(room, { stageId, name, languages }, { newId }) {
    const known = stageId ? find(room, 'stage', stageId) : undefined;
    const stage = known
      ? { ...known, name, languages: languages ?? known.languages }
      : newStage(newId(), nextNo(room, 'stage'), name, languages ?? []);
    return { put: [stage], result: { stageId: stage.id } };
  },
});

/** Chooses what a screen shows: by itself (`auto`), or one scene; `refId` names what that is about. */
export const showScene = command('stage.show', {
  schema: ShowScene,
  may: TECHNICIANS,
  season: 'until_archived',
  rule(room, { stageId, scene, refId = null }) {
    if (refId !== null) expectShown(room, refId, ABOUT[scene] ?? []);
    return [{ ...stageOf(room, stageId), scene, refId }];
  },
});

/** Clears a screen at once, or all of them. */
export const blankStage = command('stage.blank', {
  schema: BlankStage,
  may: TECHNICIANS,
  season: 'until_archived',
  rule(room, { stageId }) {
    const stages = stageId ? [find(room, 'stage', stageId)] : room.list('stage');
    return stages.map((stage) => ({ ...stage, scene: 'blank' as const, refId: null }));
  },
});

/** A display says what it really painted, so that the console can truthfully say what the hall sees. */
export const stageShown = command('stage.shown', {
  schema: StageShown,
  may: ['display', 'technician'],
  season: 'until_archived',
  rule(room, { stageId, scene, refId }, { now }) {
    if (refId !== null && !shownKind(room, refId)) throw new Refusal('NOT_FOUND', 'nothing such to be seen');
    return [{ ...stageOf(room, stageId), shown: { refId, scene, at: now } }];
  },
});

/** A screen as it is first set up: it follows the room by itself. */
export function newStage(id: string, no: number, name: string, languages: string[]): StageRecord {
  return { kind: 'stage', id, no, name, scene: 'auto', refId: null, languages, shown: null };
}

/** Refuses what not everybody may see, and what the scene cannot be about. */
function expectShown(room: RoomReader, refId: string, kinds: readonly RecordKind[]): void {
  const kind = shownKind(room, refId);
  if (!kind) {
    if (SHOWABLE.some((known) => room.entry(known, refId)))
      throw new Refusal('WRONG_STATE', 'the hall sees only what everybody may see');
    throw new Refusal('NOT_FOUND', 'nothing such in this room');
  }
  if (!kinds.includes(kind)) throw new Refusal('WRONG_STATE', `this scene is not about a ${kind}`, { kind });
}

const SHOWABLE: readonly RecordKind[] = ['question', 'floor', 'clock', 'notice', 'takeaway', 'poll'];

function shownKind(room: RoomReader, refId: string): RecordKind | undefined {
  return SHOWABLE.find((kind) => room.entry(kind, refId)?.sights.public.shown);
}

function stageOf(room: RoomReader, stageId: string | undefined): StageRecord {
  if (stageId) return find(room, 'stage', stageId);
  const [first] = room.list('stage').sort((one, other) => one.no - other.no);
  if (!first) throw new Refusal('NOT_FOUND', 'this room has no stage');
  return first;
}
