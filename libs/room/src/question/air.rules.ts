import { AirQuestions, NameQuestion, NextQuestion } from '@openfloor/contract';
import { generateKeyBetween } from 'fractional-indexing';
import { command, MODERATOR, MODERATORS } from '../command.js';
import type { QuestionRecord, RoomRecord } from '../records.js';
import { findQuestion, shortlist, type RoomReader } from '../room.js';
import { becomes, expectOnAir, offAir, questionIn, session, UNANSWERED } from './becomes.js';

const AIRABLE = ['pending', 'published', 'answered', 'deferred', 'shortlisted', 'on_air'] as const;

/** Puts questions before the panel; what was on air and is not named counts as answered orally. */
export const airQuestions = command('question.air', {
  schema: AirQuestions,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { questionIds, expect }, { actor, now }) {
    for (const questionId of questionIds) findQuestion(room, questionId);
    expectOnAir(room, expect, actor.channel);
    return air(room, questionIds, now);
  },
});

/** Airs the first of the shortlist, so that one key carries a whole session. */
export const nextQuestion = command('question.next', {
  schema: NextQuestion,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { expect }, { actor, now }) {
    expectOnAir(room, expect, actor.channel);
    const first = shortlist(room)[0];
    if (!first) return { put: [], result: { questionIds: [] } };
    return { put: air(room, [first.id], now), result: { questionIds: [first.id] } };
  },
});

/** Takes a question back: from the air to the top of the shortlist, from answered to what it was before. */
export const returnQuestion = command('question.return', {
  schema: NameQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId }, { now }) {
    const question = questionIn(room, questionId, 'on_air', 'answered', 'deferred');
    if (question.status === 'on_air') return [toTop(room, question, now), ...offAir(room, question.id)];
    const from = question.answeredFrom;
    if (from === 'published' || (from === 'shortlisted' && question.position !== null))
      return [becomes(question, from, now, UNANSWERED)];
    return [{ ...toTop(room, question, now), ...UNANSWERED }];
  },
});

/** Questions still on air that are not among those kept become answered. */
export function settleOnAir(room: RoomReader, keptIds: string[], now: number): QuestionRecord[] {
  return room.session.onAirIds
    .filter((id) => !keptIds.includes(id))
    .map((id) => findQuestion(room, id))
    .map((question) => answered(question, now));
}

/** The question as answered orally, which is what being on air leads to where nobody says otherwise. */
function answered(question: QuestionRecord, now: number): QuestionRecord {
  const minuteNow = now - (now % 60_000);
  return becomes(question, 'answered', now, { how: 'orally', answeredAt: minuteNow, answeredFrom: 'on_air' });
}

function air(room: RoomReader, questionIds: string[], now: number): RoomRecord[] {
  const aired = questionIds
    .map((id) => questionIn(room, id, ...AIRABLE))
    .map((question) =>
      question.status === 'on_air'
        ? question
        : becomes(question, 'on_air', now, { ...UNANSWERED, askedAt: now }),
    );
  return [...settleOnAir(room, questionIds, now), ...aired, session(room, { onAirIds: questionIds })];
}

function toTop(room: RoomReader, question: QuestionRecord, now: number): QuestionRecord {
  const first = shortlist(room)[0];
  return becomes(question, 'shortlisted', now, {
    position: generateKeyBetween(null, first?.position ?? null),
  });
}
