import type { OutboxEntry } from '@openfloor/client';
import type { OwnHub, QuestionView } from '@openfloor/contract';
import { onAir, shortlist, type RoomView } from '../../live/room-view.js';
import { wished } from './outbox-list.js';

/** Questions in these states take hands, as they take votes. */
const VOTED_ON: readonly QuestionView['status'][] = ['published', 'shortlisted', 'on_air'];

/** The questions that hands can be counted for: what is before the panel first, then what comes, then the ranking. */
export function handChoices(room: RoomView): QuestionView[] {
  const rank = new Map((room.order ?? []).map((no, at) => [no, at]));
  const first = [...onAir(room), ...shortlist(room)];
  const rest = [...room.questions.values()]
    .filter(({ status, id }) => VOTED_ON.includes(status) && !first.some((known) => known.id === id))
    .sort((one, other) => (rank.get(one.no) ?? 1e6) - (rank.get(other.no) ?? 1e6) || one.no - other.no);
  return [...first, ...rest].filter(({ status }) => VOTED_ON.includes(status));
}

/** The people in the room, as counted last, also where that count still waits. */
export function headcountOf(hub: OwnHub | undefined, entries: readonly OutboxEntry[]): number | null {
  return wished<{ headcount: number }>(entries, 'hub.checkIn')?.headcount ?? hub?.headcount ?? null;
}

/** Hands that this hub counted for a question, also where that count still waits. */
export function handsOf(
  question: Pick<QuestionView, 'id' | 'no'>,
  { mine }: RoomView,
  entries: readonly OutboxEntry[],
): number | undefined {
  const wish = wished<{ questionId: string; hands: number }>(
    entries,
    'hub.count',
    ({ questionId }) => questionId === question.id,
  );
  return wish?.hands ?? mine.hands?.find(([no]) => no === question.no)?.[1];
}
