import type { FloorView, QuestionView, Ranking, RecordView } from '@openfloor/contract';
import type { Figures } from './copy.js';

const WAITING: readonly string[] = ['published', 'shortlisted'];
const OPEN: readonly string[] = ['offered', 'waiting', 'on_deck', 'called', 'speaking', 'paused'];
const PAGE = 200;

/** Receipt numbers of what waits, best first; ties go to the older question, as the room has it. */
export function orderOf(
  questions: readonly QuestionView[],
  ranking: Ranking,
  { votes }: Pick<Figures, 'votes'>,
): number[] {
  const waiting = questions.filter(({ status }) => WAITING.includes(status));
  const of = ({ no }: QuestionView): number => (ranking === 'newest' ? no : (votes.get(no) ?? 0));
  return waiting.sort((one, other) => of(other) - of(one) || one.no - other.no).map(({ no }) => no);
}

/** A room cut into the first page of a welcome and those that follow, questions in the order they are read. */
export function pagesOf(
  records: readonly RecordView[],
  order: readonly number[],
  onAirIds: readonly string[],
  first: number,
): { put: RecordView[]; left: number }[] {
  const rank = new Map(order.map((no, at) => [no, at]));
  const place = ({ id, no }: QuestionView): number =>
    onAirIds.includes(id) ? -1 : (rank.get(no) ?? Number.MAX_SAFE_INTEGER);
  const questions = records.filter((record) => record.kind === 'question');
  questions.sort((one, other) => place(one) - place(other) || one.no - other.no);
  const floors = records.filter((record) => record.kind === 'floor');
  const [open, over] = [floors.filter(isOpen), floors.filter((floor) => !isOpen(floor))];
  const put = records.filter(({ kind }) => kind !== 'question' && kind !== 'floor');
  const rest: RecordView[] = [...questions.slice(first), ...over];
  const pages = [{ put: [...put, ...open, ...questions.slice(0, first)], left: rest.length }];
  for (let at = 0; at < rest.length; at += PAGE)
    pages.push({ put: rest.slice(at, at + PAGE), left: Math.max(0, rest.length - at - PAGE) });
  return pages;
}

function isOpen({ status }: FloorView): boolean {
  return OPEN.includes(status);
}
