import { ahead } from '../ahead.js';
import type { PollRecord, TakeawayRecord } from '../outcome-records.js';
import { isPollShown } from '../poll/content.js';
import type { QuestionRecord, RoomRecord, StageRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import { regrounded } from '../takeaway/evidence.js';
import { isPublic } from '../takeaway/takeaway.js';
import { isShown } from '../views/question.view.js';

/**
 * What else an act changes because a question, a takeaway or a poll stops or starts being visible: a question that follows another up names it
 * only while everybody may see it, a takeaway stands on it only then, and no screen goes on showing it. So its id goes where it goes
 * itself.
 */
export function linked(room: RoomReader, put: readonly RoomRecord[]): RoomRecord[] {
  const grounds = regrounded(room, put);
  const takeaways = put.filter((record) => record.kind === 'takeaway').filter((one) => vanishes(room, one));
  const polls = put.filter((record) => record.kind === 'poll').filter((poll) => isTakenAway(room, poll));
  const turned = put.filter((record) => record.kind === 'question').filter((record) => turns(room, record));
  const vanished = [...takeaways, ...polls];
  if (turned.length + vanished.length === 0) return grounds;
  const after = ahead(room, put);
  const questions = turned.map((question): [string, boolean] => [question.id, isShown(question)]);
  const shown = new Map([...questions, ...vanished.map(({ id }): [string, boolean] => [id, false])]);
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
  return [...followers, ...stages, ...grounds];
}

function isTakenAway(room: RoomReader, poll: PollRecord): boolean {
  const before = room.entry('poll', poll.id)?.record;
  return before !== undefined && isPollShown(before) && !isPollShown(poll);
}

function vanishes(room: RoomReader, takeaway: TakeawayRecord): boolean {
  const before = room.entry('takeaway', takeaway.id)?.record;
  return before !== undefined && isPublic(before) && !isPublic(takeaway);
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
