import type { OwnQuestion, QuestionView } from '@openfloor/contract';
import { onAir, shortlist, type RoomView } from '../../live/room-view.js';

/** Times of asking are told in full minutes, so that a length taken from them is half a minute too long on average. */
const ROUNDED_MS = 30_000;
const LEAST_MS = 30_000;

/** Where an own question stands. `nth` and `of` count from 1; `aboutMs` is a rough estimate until it is asked. */
export type QuestionPlace =
  | { kind: 'air' }
  | { kind: 'chosen'; nth: number; of: number; aboutMs: number }
  | { kind: 'listed'; nth: number | undefined; of: number }
  | { kind: 'review'; nth: number; of: number }
  | { kind: 'done' };

/** An own question with its place. */
export interface Placed {
  question: OwnQuestion;
  place: QuestionPlace;
}

/** How long one question took so far, as the room has it; what the rules give an answer while there is none. */
export function usualMs({ questions, session }: RoomView): number {
  const lengths = [...questions.values()].flatMap((question) => lengthMs(question) ?? []);
  if (lengths.length === 0) return session.rules.answerSeconds * 1_000;
  return lengths.reduce((sum, ms) => sum + ms, 0) / lengths.length;
}

/** How long a question that was answered was before the panel, roughly; undefined where that is not known. */
export function lengthMs({ status, askedAt, answeredAt }: QuestionView): number | undefined {
  if (status !== 'answered' || askedAt === null || answeredAt === null) return undefined;
  return Math.max(LEAST_MS, answeredAt - askedAt - ROUNDED_MS);
}

/** About how long until the question in this place of the shortlist (from 1) is asked, at a time of the server, ms. */
export function waitMs(room: RoomView, nth: number, now: number): number {
  const usual = usualMs(room);
  const left = onAir(room).map(({ askedAt }) =>
    Math.max(0, usual - (askedAt === null ? 0 : Math.max(0, now - askedAt - ROUNDED_MS))),
  );
  return left.reduce((sum, ms) => sum + ms, 0) + (nth - 1) * usual;
}

/** The own questions in the order in which they come: before the panel, chosen, listed, in review, done with. */
export function placedQuestions(room: RoomView, now: number): Placed[] {
  const order = ['air', 'chosen', 'listed', 'review', 'done'];
  return room.mine.questions
    .map((question) => ({ question, place: placeOf(question, room, now) }))
    .sort(
      (one, other) =>
        order.indexOf(one.place.kind) - order.indexOf(other.place.kind) ||
        nthOf(one.place) - nthOf(other.place) ||
        one.question.no - other.question.no,
    );
}

function nthOf(place: QuestionPlace): number {
  return ('nth' in place ? place.nth : undefined) ?? 0;
}

function placeOf({ id, no, status }: OwnQuestion, room: RoomView, now: number): QuestionPlace {
  if (room.session.onAirIds.includes(id)) return { kind: 'air' };
  switch (status) {
    case 'on_air':
      return { kind: 'air' };
    case 'shortlisted': {
      const chosen = shortlist(room);
      const nth = chosen.findIndex((one) => one.id === id) + 1 || chosen.length + 1;
      return { kind: 'chosen', nth, of: Math.max(nth, chosen.length), aboutMs: waitMs(room, nth, now) };
    }
    case 'published':
      return listed(no, room);
    case 'pending':
      return inReview(no, room);
    default:
      return { kind: 'done' };
  }
}

/** Its place in the ranking, where the server sends one. */
function listed(no: number, { order, questions, counts }: RoomView): QuestionPlace {
  const open = (order ?? []).filter((other) =>
    [...questions.values()].some((question) => question.no === other && question.status === 'published'),
  );
  const at = open.indexOf(no);
  const nth = at < 0 ? undefined : at + 1;
  return { kind: 'listed', nth, of: Math.max(counts?.published ?? 0, open.length, 1) };
}

/**
 * About where it stands among what waits for review: how many wait is known, and how many came after it and wait no
 * more as far as everybody may see.
 */
function inReview(no: number, { counts, questions, mine }: RoomView): QuestionPlace {
  const own = mine.questions.filter(({ status }) => status === 'pending').length;
  const of = Math.max(own, counts ? pendingOf(counts) : 0, 1);
  const later = Math.max(0, (counts?.asked ?? no) - no);
  const seenLater = [...questions.values()].filter((question) => question.no > no).length;
  const waitingLater = Math.min(of - 1, Math.max(0, later - seenLater));
  return { kind: 'review', nth: of - waitingLater, of };
}

/** How many wait for review; the counts that everybody sees add up to what was asked but for these. */
function pendingOf(counts: NonNullable<RoomView['counts']>): number {
  const { asked, pending, ...seen } = counts;
  return pending ?? Math.max(0, asked - Object.values(seen).reduce((sum, n) => sum + n, 0));
}
