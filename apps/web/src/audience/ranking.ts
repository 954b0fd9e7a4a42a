import type { QuestionView, Ranking } from '@openfloor/contract';

/** The lists a phone can show. */
export type ListName = 'top' | 'new';

/** What an order is made from. `order` is the server's ranking by receipt number, where it sends one. */
export interface Ranked {
  questions: Iterable<QuestionView>;
  votes: ReadonlyMap<number, number>;
  order: readonly number[] | null;
}

const OPEN = new Set(['published', 'shortlisted', 'lapsed']);
const DONE = new Set(['answered', 'deferred']);

/** Key of what the first list is called: an order across groups is not one of the most supported. */
export function topName(ranking: Ranking): 'top' | 'top.support' | 'top.balanced' {
  return ranking === 'support' || ranking === 'balanced' ? `top.${ranking}` : 'top';
}

/** Whether the question stands on the list; what is on air stands above it and what was merged in another row. */
export function isListed(question: QuestionView): boolean {
  return OPEN.has(question.status) || DONE.has(question.status);
}

/** Whether the question still waits to be asked. */
export function isOpen(question: QuestionView): boolean {
  return OPEN.has(question.status);
}

/** The ids of a list as they would stand if they were ordered now. Ties go to the older one, so all phones agree. */
export function rank(list: ListName, room: Ranked): string[] {
  const listed = [...room.questions].filter(isListed);
  const sorted = list === 'new' ? listed.sort(newestFirst) : listed.sort(topFirst(room));
  return sorted.map(({ id }) => id);
}

function newestFirst(a: QuestionView, b: QuestionView): number {
  return (b.publishedAt ?? b.submittedAt) - (a.publishedAt ?? a.submittedAt) || b.no - a.no;
}

/** Open ones by the server's order (by votes where it sends none), then answered ones, the latest first. */
function topFirst({ votes, order }: Ranked): (a: QuestionView, b: QuestionView) => number {
  const places = new Map(order?.map((no, place) => [no, place]));
  const place = (question: QuestionView): number => places.get(question.no) ?? places.size;
  return (a, b) => {
    if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
    if (!isOpen(a)) return (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || a.no - b.no;
    return place(a) - place(b) || (votes.get(b.no) ?? 0) - (votes.get(a.no) ?? 0) || a.no - b.no;
  };
}
