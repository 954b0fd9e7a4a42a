import { ahead } from '../ahead.js';
import type { QuestionRecord, RoomRecord, StageRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import { isShown } from '../views/question.view.js';

/**
 * What else an act changes because a question stops or starts being visible: a question that follows it up names it
 * only while everybody may see it, and no screen goes on showing it. So its id goes where it goes itself.
 */
export function linked(room: RoomReader, put: readonly RoomRecord[]): RoomRecord[] {
  const turned = put.filter((record) => record.kind === 'question').filter((record) => turns(room, record));
  if (turned.length === 0) return [];
  const after = ahead(room, put);
  const shown = new Map(turned.map((question) => [question.id, isShown(question)]));
  const followers = turned.flatMap(({ id }) =>
    after
      .followersOf(id)
      .map((follower) => ({ ...findQuestion(after, follower), followUpShown: shown.get(id) === true })),
  );
  const isHidden = (id: string | null | undefined) => id != null && shown.get(id) === false;
  const stages = after
    .list('stage')
    .filter((stage) => isHidden(stage.refId) || isHidden(stage.shown?.refId))
    .map((stage) => cleared(stage, isHidden));
  return [...followers, ...stages];
}

function turns(room: RoomReader, question: QuestionRecord): boolean {
  const before = room.entry('question', question.id)?.record;
  return before !== undefined && isShown(before) !== isShown(question);
}

function cleared(stage: StageRecord, isHidden: (id: string | null | undefined) => boolean): StageRecord {
  const scene = isHidden(stage.refId) ? ({ scene: 'auto', refId: null } as const) : {};
  const shown = stage.shown && isHidden(stage.shown.refId) ? { ...stage.shown, refId: null } : stage.shown;
  return { ...stage, ...scene, shown };
}
