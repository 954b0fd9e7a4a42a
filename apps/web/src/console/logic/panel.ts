import type { QuestionView } from '@openfloor/contract';

/** Whether a question concerns this person: asked of them, given to them, or answered by them. */
function concerns({ addressedTo, assignedTo, answeredBy }: QuestionView, personId: string): boolean {
  return [addressedTo, assignedTo ?? [], answeredBy].some((ids) => ids.includes(personId));
}

/**
 * What a panellist writes on: questions that wait for an answer in writing, the person's own first, and those the
 * person has answered in writing.
 */
export function toAnswer(
  questions: readonly QuestionView[],
  personId: string | null,
): { waiting: QuestionView[]; given: QuestionView[] } {
  const own = (question: QuestionView): number => (personId && concerns(question, personId) ? 0 : 1);
  const waiting = questions.filter(({ status }) => status === 'deferred');
  const given = questions.filter(
    ({ status, answers }) =>
      status !== 'deferred' && personId !== null && answers.some((one) => one.personId === personId),
  );
  return {
    waiting: waiting.sort((a, b) => own(a) - own(b) || a.no - b.no),
    given: given.sort((a, b) => b.no - a.no),
  };
}
