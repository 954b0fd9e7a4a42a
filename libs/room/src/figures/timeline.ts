import type { Figures, QuestionView, TakenQuestion } from '@openfloor/contract';
import type { QuestionRecord, SessionRecord } from '../records.js';
import { minute } from '../views/question.view.js';
import { isTaken } from './sight.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Widths of bins that people can read a clock by. */
const WIDTHS_MS = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1_440].map((one) => one * MINUTE_MS);
const MOST_BINS = 16;

/** When questions were asked, all of them, and when those that a channel sees came before the panel. */
export function timelineOf(
  session: SessionRecord,
  asked: readonly QuestionRecord[],
  {
    questions,
    votes,
    now,
  }: { questions: readonly QuestionView[]; votes: (no: number) => number | null; now: number },
): Figures['timeline'] {
  const times = asked.map(({ submittedAt }) => submittedAt);
  const untilAt = endOf(session, now);
  const begin = Math.min(session.openedAt ?? Math.min(untilAt, ...times), untilAt);
  const binMs = widthFor(untilAt - begin);
  const fromAt = begin - (begin % binMs);
  const bins = Array<number>(Math.floor((untilAt - fromAt) / binMs) + 1).fill(0);
  for (const at of times.filter((time) => time >= fromAt)) {
    const bin = Math.min(bins.length - 1, Math.floor((at - fromAt) / binMs));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const taken = takenOf(questions, votes, now);
  return {
    fromAt,
    untilAt,
    binMs,
    before: times.filter((time) => time < fromAt).length,
    bins,
    taken,
    medianMs: medianOf(answeredTimes(questions)),
  };
}

/** Until when a session's figures go: the close, or now. */
export function endOf({ phase, closedAt }: SessionRecord, now: number): number {
  const isOver = phase === 'closed' || phase === 'archived';
  return isOver && closedAt !== null ? closedAt : now;
}

function widthFor(spanMs: number): number {
  const width = WIDTHS_MS.find((one) => spanMs <= one * MOST_BINS);
  return width ?? DAY_MS * Math.ceil(spanMs / (DAY_MS * MOST_BINS));
}

function takenOf(
  questions: readonly QuestionView[],
  votes: (no: number) => number | null,
  now: number,
): TakenQuestion[] {
  return questions
    .filter(isTaken)
    .map(({ no, status, askedAt, answeredAt, author }): TakenQuestion => {
      const onAir = status === 'on_air';
      const endedAt = onAir ? null : answeredAt;
      return {
        no,
        startedAt: minute(askedAt ?? answeredAt ?? now),
        endedAt,
        votes: votes(no),
        group: author.stakeholderGroup,
        onAir,
      };
    })
    .sort((one, other) => one.startedAt - other.startedAt || one.no - other.no);
}

/** How long each answered question was before the panel, in whole minutes (ms), shortest first. */
function answeredTimes(questions: readonly QuestionView[]): number[] {
  return questions
    .flatMap(({ status, askedAt, answeredAt }) =>
      status === 'answered' && askedAt !== null && answeredAt !== null
        ? [Math.max(0, answeredAt - minute(askedAt))]
        : [],
    )
    .sort((one, other) => one - other);
}

function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
