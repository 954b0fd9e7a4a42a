import { FIRST_QUESTIONS, type Welcome } from '@openfloor/contract';
import { roomOfWelcome } from '../../live/room-view.js';
import { rank, type ListName } from '../ranking.js';

/** A part of a list as a page of its own. */
export interface Slice {
  welcome: Welcome;
  page: number;
  pages: number;
}

/**
 * The welcome with only those questions that stand on one page of a list, and what is on air. A page that is not there
 * is the last one.
 */
export function sliceOf(whole: Welcome, list: ListName, asked: number): Slice {
  const room = roomOfWelcome(whole);
  const ids = rank(list, { questions: room.questions.values(), votes: room.votes, order: room.order });
  const { onAirIds } = room.session;
  const size = FIRST_QUESTIONS - onAirIds.length;
  const pages = Math.max(1, Math.ceil(ids.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = new Set([...ids.slice((page - 1) * size, page * size), ...onAirIds]);
  const put = whole.put.filter((record) => record.kind !== 'question' || shown.has(record.id));
  const left = whole.left + (whole.put.length - put.length);
  return { welcome: { ...whole, put, left }, page, pages };
}
