import type { QuestionView, Scene, StageView } from '@openfloor/contract';
import { onAir, shortlist, type RoomView } from '../live/room-view.js';

/** What a screen paints. `refId` is what it will say that it showed. */
export type Picture =
  | { scene: 'blank'; refId: null }
  | { scene: 'join'; refId: null }
  | { scene: 'question'; refId: string; questions: readonly QuestionView[]; next: readonly QuestionView[] };

/** How many of the shortlist stand under Next. */
const NEXT = 2;

/** The screen with this number, else the first one there is. */
export function stageNo(room: RoomView, no: number | null): StageView | undefined {
  const stages = [...room.stages].sort((a, b) => a.no - b.no);
  return stages.find((stage) => stage.no === no) ?? stages[0];
}

/**
 * What the screen shows. Scenes that this version cannot paint fall back to `auto`, which shows what is before the
 * panel and else how to join; never anything that an operator did not put there.
 */
export function pictureOf(room: RoomView, stage: Pick<StageView, 'scene' | 'refId'> | undefined): Picture {
  const scene: Scene = stage?.scene ?? 'auto';
  if (scene === 'blank') return { scene, refId: null };
  if (scene === 'join') return { scene, refId: null };
  const named = scene === 'question' && stage?.refId ? room.questions.get(stage.refId) : undefined;
  const questions = named ? [named] : onAir(room);
  const [first] = questions;
  if (!first) return { scene: 'join', refId: null };
  const shown = new Set(questions.map(({ id }) => id));
  const next = shortlist(room).filter(({ id }) => !shown.has(id));
  return { scene: 'question', refId: first.id, questions, next: next.slice(0, NEXT) };
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
