import { BlankStage, PutStage, Refusal, ShowScene, StageShown, type Scene } from '@openfloor/contract';
import { command, TECHNICIANS } from '../command.js';
import type { StageRecord } from '../records.js';
import { find, findQuestion, nextNo, type RoomReader } from '../room.js';
import { isShown } from '../views/question.view.js';

/** Scenes that this version paints; the others belong to parts that are not here yet. */
const PAINTED: readonly Scene[] = ['auto', 'join', 'question', 'blank'];

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

/** Chooses what a screen shows: by itself (`auto`), the join card, one question, or nothing. */
export const showScene = command('stage.show', {
  schema: ShowScene,
  may: TECHNICIANS,
  season: 'until_archived',
  rule(room, { stageId, scene, refId = null }) {
    if (!PAINTED.includes(scene))
      throw new Refusal('WRONG_STATE', `the scene ${scene} is not offered`, { scene });
    if (refId !== null && !isShown(findQuestion(room, refId)))
      throw new Refusal('WRONG_STATE', 'the hall sees only what everybody may see');
    return [{ ...stageOf(room, stageId), scene, refId }];
  },
});

/** Clears a screen at once. */
export const blankStage = command('stage.blank', {
  schema: BlankStage,
  may: TECHNICIANS,
  season: 'until_archived',
  rule(room, { stageId }) {
    return [{ ...stageOf(room, stageId), scene: 'blank', refId: null }];
  },
});

/** A display says what it really painted, so that the console can truthfully say what the hall sees. */
export const stageShown = command('stage.shown', {
  schema: StageShown,
  may: ['display', 'technician'],
  season: 'until_archived',
  rule(room, { stageId, scene, refId }, { now }) {
    if (refId !== null && !isShown(findQuestion(room, refId)))
      throw new Refusal('NOT_FOUND', 'no such question here');
    return [{ ...stageOf(room, stageId), shown: { refId, scene, at: now } }];
  },
});

/** A screen as it is first set up: it follows the room by itself. */
export function newStage(id: string, no: number, name: string, languages: string[]): StageRecord {
  return { kind: 'stage', id, no, name, scene: 'auto', refId: null, languages, shown: null };
}

function stageOf(room: RoomReader, stageId: string | undefined): StageRecord {
  if (stageId) return find(room, 'stage', stageId);
  const [first] = room.list('stage').sort((one, other) => one.no - other.no);
  if (!first) throw new Refusal('NOT_FOUND', 'this room has no stage');
  return first;
}
