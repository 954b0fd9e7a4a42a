import type { Channel, QuestionStatus, QuestionView, ShownStatus } from '@openfloor/contract';
import type { QuestionRecord } from '../records.js';

const SHOWN: readonly QuestionStatus[] = ['published', 'shortlisted', 'on_air', 'answered', 'deferred'];
/** What still waits: in a closed room it reads as lapsed. */
export const LAPSING: readonly QuestionStatus[] = ['pending', 'published', 'shortlisted'];

/** Whether everybody may see the question. What was merged before anybody saw it stays unseen. */
export function isShown(question: QuestionRecord): boolean {
  return SHOWN.includes(question.status) || (question.status === 'merged' && question.wasPublic);
}

/** The status as it reads: in a closed room what still waited has lapsed. */
export function shownStatus(question: QuestionRecord): ShownStatus {
  return question.lapsed && LAPSING.includes(question.status) ? 'lapsed' : question.status;
}

/** What each channel sees of a question. `byline` was fixed when it was asked, so no rule can unmask later. */
export function viewQuestion(
  question: QuestionRecord,
  channel: Channel,
): Omit<QuestionView, 'rev'> | undefined {
  if (channel !== 'staff' && !isShown(question)) return undefined;
  if (channel === 'public') return shown(question);
  const panel = { ...shown(question), assignedTo: question.assignedTo, claims: question.claims };
  if (channel === 'panel') return panel;
  return {
    ...panel,
    followUpTo: question.followUpTo,
    askedAt: question.askedAt,
    authorId: question.pseudonym,
    original: question.original,
    note: question.note,
    appealed: question.appealed,
    lateBySeconds: question.lateBySeconds,
  };
}

/** The full minute that an instant (ms) falls into. */
export function minute(at: number): number;
export function minute(at: number | null): number | null;
export function minute(at: number | null): number | null {
  return at === null ? null : at - (at % 60_000);
}

function shown(question: QuestionRecord): Omit<QuestionView, 'rev'> {
  return {
    kind: 'question',
    id: question.id,
    no: question.no,
    type: question.type,
    text: question.text,
    language: question.language,
    translations: question.translations,
    shortText: question.shortText,
    edited: question.edited,
    author: question.byline,
    attendance: question.attendance,
    hubId: question.hubId,
    addressedTo: question.addressedTo,
    labels: question.labels,
    status: shownStatus(question),
    reason: question.reason,
    mergedInto: question.mergedInto,
    credits: question.credits,
    position: question.status === 'shortlisted' ? question.position : null,
    asking: question.asking,
    spoken: question.spoken,
    followUpTo: question.followUpShown ? question.followUpTo : null,
    submittedAt: question.submittedAt,
    publishedAt: question.publishedAt,
    askedAt: minute(question.askedAt),
    answeredAt: question.answeredAt,
    how: question.how,
    answeredBy: question.answeredBy,
    dueAt: question.dueAt,
    answers: question.answers,
    hands: question.handsShown,
  };
}
