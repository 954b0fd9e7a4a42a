import type {
  FloorView,
  NoticeView,
  PollView,
  QuestionView,
  Scene,
  StageView,
  TakeawayView,
} from '@openfloor/contract';
import { onAir, shortlist, type RoomView } from '../live/room-view.js';
import { heldOf, queueOf } from '../parts/floor.js';
import { shownOf } from '../takeaways/order.js';
import { clockFor, speakerOf, type Timed } from './turn.js';

/** What a screen paints. `refId` is what it will say that it showed. */
export type Picture =
  | { scene: 'blank' | 'join' | 'break'; refId: null }
  | QuestionPicture
  | QueuePicture
  | { scene: 'poll'; refId: string; poll: PollView }
  | TakeawayPicture
  | { scene: 'clock'; refId: string; timed: Timed }
  | { scene: 'message'; refId: string; notice: NoticeView };

export interface QuestionPicture {
  scene: 'question';
  refId: string;
  questions: readonly QuestionView[];
  next: readonly QuestionView[];
}

/** Who has the floor, whom a point of order interrupts, and who comes next; `waiting` counts all who wait. */
export interface QueuePicture {
  scene: 'queue';
  refId: string | null;
  holder: FloorView | undefined;
  held: readonly FloorView[];
  next: readonly FloorView[];
  waiting: number;
}

/** One takeaway, or what was shown as a list; `more` are not on it. */
export interface TakeawayPicture {
  scene: 'takeaways';
  refId: string | null;
  takeaways: readonly TakeawayView[];
  more: number;
}

type Shown = Pick<StageView, 'scene' | 'refId'> | undefined;

/** Nothing at all. */
export const BLANK: Picture = { scene: 'blank', refId: null };

/** How many of the shortlist, and of the speakers, stand under Next; none of it beside more than two questions. */
const NEXT = 2;
const FEW = 2;
const NEXT_SPEAKERS = 5;
/** So many takeaways can be read from the last row. */
const MOST_TAKEAWAYS = 5;

/** The screen with this number, name or id, else the first one there is. */
export function stageOf(room: RoomView, wanted: string | null): StageView | undefined {
  const stages = [...room.stages].sort((a, b) => a.no - b.no);
  const word = wanted?.trim().toLowerCase();
  const named = stages.find(
    ({ no, id, name }) => word === String(no) || word === id || word === name.toLowerCase(),
  );
  return named ?? stages[0];
}

/**
 * What the screen shows at a time of the server (ms). A scene whose record is gone, and one that this version cannot
 * paint, falls back to `auto`; never anything that an operator did not put there.
 */
export function pictureOf(room: RoomView, stage: Shown, now: number): Picture {
  const scene: Scene = stage?.scene ?? 'auto';
  const refId = stage?.refId ?? null;
  switch (scene) {
    case 'blank':
    case 'join':
    case 'break':
      return { scene, refId: null };
    case 'question': {
      const named = refId === null ? undefined : room.questions.get(refId);
      return named ? questionPicture(room, [named]) : auto(room);
    }
    case 'queue':
      return queuePicture(room);
    case 'poll': {
      const poll = room.polls.get(refId ?? '');
      return poll ? { scene, refId: poll.id, poll } : auto(room);
    }
    case 'takeaways':
      return takeawayPicture(room, refId);
    case 'clock': {
      const timed = clockFor(room, refId);
      return timed ? { scene, refId: timed.id, timed } : auto(room);
    }
    case 'message': {
      const notice = noticeFor(room, refId, now);
      return notice ? { scene, refId: notice.id, notice } : auto(room);
    }
    default:
      return auto(room);
  }
}

/** What is before the panel, else who speaks, else that there is a break, else how to join. */
function auto(room: RoomView): Picture {
  const questions = onAir(room);
  if (questions.length > 0) return questionPicture(room, questions);
  if (speakerOf(room)) return queuePicture(room);
  return { scene: room.session.phase === 'break' ? 'break' : 'join', refId: null };
}

/**
 * What the lower third of a stream shows: what is before the panel (or the one question that its screen was told to
 * show), else who speaks, else nothing.
 */
export function stripOf(room: RoomView, stage: Shown): Picture {
  if (stage?.scene === 'blank') return BLANK;
  const named = stage?.scene === 'question' && stage.refId ? room.questions.get(stage.refId) : undefined;
  const questions = named ? [named] : onAir(room);
  if (questions.length > 0) return questionPicture(room, questions);
  return speakerOf(room) ? queuePicture(room) : BLANK;
}

function questionPicture(room: RoomView, questions: readonly QuestionView[]): QuestionPicture {
  const shown = new Set(questions.map(({ id }) => id));
  const next = shortlist(room).filter(({ id }) => !shown.has(id));
  return {
    scene: 'question',
    refId: questions[0]?.id ?? '',
    questions,
    next: next.slice(0, questions.length > FEW ? 0 : NEXT),
  };
}

function queuePicture(room: RoomView): QueuePicture {
  const holder = speakerOf(room);
  const queue = queueOf(room.floors.values());
  return {
    scene: 'queue',
    refId: holder?.id ?? null,
    holder,
    held: holder ? heldOf(room.floors.values()).filter(({ heldBy }) => heldBy === holder.id) : [],
    next: queue.slice(0, NEXT_SPEAKERS),
    waiting: queue.length,
  };
}

/** The takeaway that is named, else those that were shown: what is checked first, then the latest; one that is gone leaves the list. */
function takeawayPicture({ takeaways = [] }: RoomView, refId: string | null): TakeawayPicture {
  const shown = shownOf(takeaways);
  const named = shown.filter(({ id }) => id === refId);
  if (named.length > 0) return { scene: 'takeaways', refId, takeaways: named, more: 0 };
  const chosen = [...shown]
    .sort(
      (one, other) =>
        Number(other.status === 'checking') - Number(one.status === 'checking') ||
        other.changedAt - one.changedAt,
    )
    .slice(0, MOST_TAKEAWAYS);
  return {
    scene: 'takeaways',
    refId: null,
    takeaways: shown.filter((takeaway) => chosen.includes(takeaway)),
    more: shown.length - chosen.length,
  };
}

/** The notice that is named, else the newest that the room may read, as long as it stands. */
function noticeFor(room: RoomView, refId: string | null, now: number): NoticeView | undefined {
  const standing = room.notices.filter(({ until }) => until === null || until > now);
  if (refId !== null) return standing.find(({ id }) => id === refId);
  const forHall = standing.filter(({ audience }) => audience === 'all' || audience === 'onsite');
  return forHall.sort((a, b) => b.at - a.at)[0];
}

/** Tells one picture from another: what it shows, not how far its clocks have run. */
export function keyOf(picture: Picture): string {
  const refs = picture.scene === 'question' ? picture.questions.map(({ id }) => id) : [picture.refId ?? ''];
  return [picture.scene, ...refs].join(' ').trim();
}

/** Longer than this and the moderators' short form is shown, where there is one. Characters. */
export const LONG = 180;

/** The text of a question as the hall can read it. */
export function hallText({ text, shortText }: Pick<QuestionView, 'text' | 'shortText'>): string {
  return shortText !== null && [...text].length > LONG ? shortText : text;
}

/** How large questions are set to begin with, in hundredths of the screen's height, by how much text there is in all. */
export function sizeOf(texts: readonly string[]): number {
  const characters = texts.reduce((sum, text) => sum + [...text].length, 0) + (texts.length - 1) * 60;
  if (characters <= 90) return 7.6;
  if (characters <= LONG) return 6.4;
  return characters <= 340 ? 4.8 : 4.2;
}
