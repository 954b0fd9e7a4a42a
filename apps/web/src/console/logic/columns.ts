import type { QuestionView } from '@openfloor/contract';

/** The states of the board; a question is in exactly one of them. */
export type ColumnName = 'incoming' | 'queue' | 'air' | 'answered' | 'aside' | 'merged' | 'withdrawn';

/** Questions by state, each list in the order in which it is read. */
export type Columns = Record<ColumnName, QuestionView[]>;

const COLUMN_OF: Record<QuestionView['status'], ColumnName> = {
  pending: 'incoming',
  published: 'incoming',
  shortlisted: 'queue',
  on_air: 'air',
  answered: 'answered',
  deferred: 'answered',
  declined: 'aside',
  merged: 'merged',
  withdrawn: 'withdrawn',
  lapsed: 'incoming',
};

/** The column of a question. What lapsed at closing stays where it waited. */
export function columnOf(question: QuestionView): ColumnName {
  if (question.status === 'lapsed' && question.position !== null) return 'queue';
  return COLUMN_OF[question.status];
}

const byNumber = (a: QuestionView, b: QuestionView): number => a.no - b.no;
const latestFirst = (a: QuestionView, b: QuestionView): number => b.rev - a.rev || b.no - a.no;

/** Plain string order of the fractional keys; the number decides between equal keys. */
function byPosition(a: QuestionView, b: QuestionView): number {
  const one = a.position ?? '';
  const other = b.position ?? '';
  return one === other ? a.no - b.no : one < other ? -1 : 1;
}

const latestAnswer = (a: QuestionView, b: QuestionView): number =>
  (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || latestFirst(a, b);

/** Sorts all questions of a room into the board's columns. `onAirIds` gives the order before the panel. */
export function columnsOf(questions: Iterable<QuestionView>, onAirIds: readonly string[]): Columns {
  const columns: Columns = {
    incoming: [],
    queue: [],
    air: [],
    answered: [],
    aside: [],
    merged: [],
    withdrawn: [],
  };
  for (const question of questions) columns[columnOf(question)].push(question);
  const place = (question: QuestionView): number => {
    const at = onAirIds.indexOf(question.id);
    return at < 0 ? onAirIds.length : at;
  };
  columns.incoming.sort(byNumber);
  columns.queue.sort(byPosition);
  columns.air.sort((a, b) => place(a) - place(b) || byNumber(a, b));
  columns.answered.sort(latestAnswer);
  columns.aside.sort(latestFirst);
  columns.merged.sort(latestFirst);
  return columns;
}

/** The new columns, with each list of the old ones kept where it holds the same questions in the same order. */
export function unchanged(before: Columns, after: Columns): Columns {
  const kept = { ...after };
  for (const name of Object.keys(after) as ColumnName[]) {
    const old = before[name];
    const list = after[name];
    if (old.length === list.length && list.every((question, at) => question === old[at])) kept[name] = old;
  }
  return kept;
}

/** Waiting longest first: the earliest time at which something in a list was asked, ms, or null. */
export function oldestOf(questions: readonly QuestionView[]): number | null {
  return questions.reduce<number | null>(
    (oldest, question) => (oldest === null || question.submittedAt < oldest ? question.submittedAt : oldest),
    null,
  );
}
