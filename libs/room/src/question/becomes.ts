import { Refusal, type Channel, type QuestionStatus } from '@openfloor/contract';
import type { QuestionRecord, RoomRecord, SessionRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { isShown, minute } from '../views/question.view.js';

/** The question with another status and whatever goes with it, changed at this minute. */
export function becomes(
  question: QuestionRecord,
  status: QuestionStatus,
  now: number,
  more: Partial<QuestionRecord> = {},
): QuestionRecord {
  const wasPublic = question.wasPublic || isShown({ ...question, status });
  const publishedAt = question.publishedAt ?? (wasPublic ? minute(now) : null);
  return { ...question, status, wasPublic, publishedAt, changedAt: minute(now), ...more };
}

/** What an answered question loses when it is to be asked again. */
export const UNANSWERED: Partial<QuestionRecord> = {
  how: null,
  answeredAt: null,
  answeredBy: [],
  answeredFrom: null,
  dueAt: null,
};

/** The question, if it is in one of these states; else `WRONG_STATE` with the state it is in. */
export function questionIn(room: RoomReader, id: string, ...states: QuestionStatus[]): QuestionRecord {
  const question = findQuestion(room, id);
  if (!states.includes(question.status))
    throw new Refusal('WRONG_STATE', `question ${question.no} is ${question.status}`, {
      status: question.status,
    });
  return question;
}

/** The question, if this actor can see it: in its channel, or as its own author. Otherwise `NOT_FOUND`. */
export function visibleQuestion(room: RoomReader, id: string, actor: Standing): QuestionRecord {
  const question = findQuestion(room, id);
  if (actor.channel === 'staff' || isShown(question) || question.authorId === actor.id) return question;
  throw new Refusal('NOT_FOUND', 'no such question here');
}

/**
 * Refuses `CONFLICT` with the present record when the actor saw another rev of it than stands now. Hands that hubs count
 * meanwhile are no reason: nothing was said.
 */
export function expectSeen(room: RoomReader, question: QuestionRecord, seen: number, actor: Standing): void {
  const entry = room.entry('question', question.id);
  const sight = entry?.sights[actor.channel];
  const present = sight?.shown;
  const rev = (present ? sight?.changedAt : entry?.rev) ?? 0;
  const since = (present ? sight?.saidAt : entry?.rev) ?? rev;
  if (since <= seen && seen <= rev) return;
  throw new Refusal('CONFLICT', `question ${question.no} changed since`, {
    record: present ?? { kind: 'question', id: question.id, rev, text: question.text },
  });
}

/** Refuses `CONFLICT` when something else is on air than the actor saw; `expect` names one, several, or nothing. */
export function expectOnAir(room: RoomReader, expect: string | string[] | null, channel: Channel): void {
  const expected = new Set(expect === null ? [] : [expect].flat());
  const present = room.session.onAirIds;
  if (expected.size === present.length && present.every((id) => expected.has(id))) return;
  throw new Refusal('CONFLICT', 'something else is on air', {
    onAirIds: present,
    questions: present.map((id) => room.entry('question', id)?.sights[channel].shown),
  });
}

/** The session with fields changed. */
export function session(room: RoomReader, change: Partial<SessionRecord>): SessionRecord {
  return { ...room.session, ...change };
}

/** Takes questions off the list of what is on air; nothing where they were not on it. */
export function offAir(room: RoomReader, ...ids: string[]): RoomRecord[] {
  const onAirIds = room.session.onAirIds.filter((id) => !ids.includes(id));
  return onAirIds.length === room.session.onAirIds.length ? [] : [session(room, { onAirIds })];
}
