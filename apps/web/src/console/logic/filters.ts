import type { QuestionView } from '@openfloor/contract';

/** What the list of incoming questions is narrowed to; null and '' narrow nothing. */
export interface Filters {
  find: string;
  group: string | null;
  /** `onsite`, `online`, `hub`, or the id of a hub. */
  place: string | null;
  state: string | null;
  language: string | null;
}

export const NO_FILTERS: Filters = { find: '', group: null, place: null, state: null, language: null };

/** A text as it is searched: without case, marks, and the difference between digits of scripts. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .toLowerCase();
}

function found(question: QuestionView, find: string): boolean {
  const number = /^#?(\d+)$/.exec(find);
  if (number) return String(question.no).startsWith(number[1] ?? '');
  const texts = [
    question.text,
    question.shortText,
    ...Object.values(question.translations ?? {}).map((t) => t.text),
  ];
  const about = [...texts, ...question.labels, question.author.name, question.author.affiliation];
  const hay = plain(about.filter(Boolean).join(' '));
  return find.split(/\s+/).every((word) => hay.includes(word));
}

/** A test for the filters, made once for a whole list. */
export function matcher(filters: Filters): (question: QuestionView) => boolean {
  const find = plain(filters.find).trim();
  return (question) =>
    (!filters.group || question.author.stakeholderGroup === filters.group) &&
    (!filters.place || question.attendance === filters.place || question.hubId === filters.place) &&
    (!filters.state || question.status === filters.state) &&
    (!filters.language || question.language === filters.language) &&
    (find === '' || found(question, find));
}

export function isFiltering(filters: Filters): boolean {
  return (
    filters.find.trim() !== '' || !!(filters.group ?? filters.place ?? filters.state ?? filters.language)
  );
}
