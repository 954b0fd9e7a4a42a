import type { QuestionView } from '@openfloor/contract';

/** What a panellist writes on, in three lists. */
export interface Writing {
  /** Promised in writing and theirs to answer, what is due first before the rest. */
  debts: QuestionView[];
  /** Promised in writing by nobody in particular. */
  unnamed: QuestionView[];
  /** Answered by them in writing, the latest first. */
  given: QuestionView[];
}

const dueFirst = (one: QuestionView, other: QuestionView): number =>
  (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || one.no - other.no;

function owes({ status, answeredBy, assignedTo = [] }: QuestionView, me: string): boolean {
  return status === 'deferred' && (answeredBy.includes(me) || assignedTo.includes(me));
}

/** When this person last answered a question in writing, ms; 0 where they did not. */
function wroteAt({ answers }: QuestionView, me: string): number {
  return answers.reduce((last, { personId, at }) => (personId === me ? Math.max(last, at) : last), 0);
}

/** Sorts the questions that concern somebody's pen. `me` is the person of the programme; null has no debts. */
export function writingOf(questions: readonly QuestionView[], me: string | null): Writing {
  const unnamed = questions.filter(
    ({ status, answeredBy, assignedTo = [] }) =>
      status === 'deferred' && answeredBy.length === 0 && assignedTo.length === 0,
  );
  const debts = me === null ? [] : questions.filter((question) => owes(question, me));
  const given =
    me === null ? [] : questions.filter((question) => !owes(question, me) && wroteAt(question, me) > 0);
  return {
    debts: debts.sort(dueFirst),
    unnamed: unnamed.sort(dueFirst),
    given: given.sort((one, other) => wroteAt(other, me ?? '') - wroteAt(one, me ?? '')),
  };
}
