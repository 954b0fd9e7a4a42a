import { Refusal, type PollHands } from '@openfloor/contract';
import type { Turn } from '../command.js';
import type { PollHandCount, PollRecord } from '../outcome-records.js';
import type { HubRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { minute } from '../views/question.view.js';
import { cellsIn, isShared } from './content.js';
import { answerablePoll } from './poll.js';

/** Hands that a hub counted for one answer. */
interface Counted {
  pollId: string;
  option: number;
  hands: number;
}

/**
 * The poll with these hands of a hub in the place of those it counted for the same answer before; nothing where they stand
 * already. More hands than people is `QUOTA_REACHED`, over all answers together where everybody gives one; fewer than before never is.
 */
export function withHands(
  room: RoomReader,
  hub: HubRecord,
  { pollId, option, hands }: Counted,
  { actor, now }: Turn,
): { put: PollRecord[]; no: number } {
  const poll = answerablePoll(room, pollId, actor);
  if (cellsIn(poll) === 0) throw new Refusal('WRONG_STATE', 'this poll is answered in words');
  if (option > cellsIn(poll))
    throw new Refusal('NOT_FOUND', `poll ${poll.no} has no answer ${option}`, { option });
  const { headcount } = hub;
  if (headcount === null) throw new Refusal('WRONG_STATE', `hub ${hub.no} has not counted its people`);
  const isOwn = (count: PollHandCount) => count.hubId === hub.id && count.option === option;
  const others = poll.hands.filter((count) => count.hubId === hub.id && !isOwn(count));
  const raised = isShared(poll) ? others.reduce((sum, count) => sum + count.hands, 0) : 0;
  const known = poll.hands.find(isOwn);
  if (raised + hands > headcount && hands > (known?.hands ?? 0))
    throw new Refusal('QUOTA_REACHED', `at most ${headcount} hands`, {
      quota: Math.max(0, headcount - raised),
    });
  if (known?.hands === hands && known.headcount === headcount) return { put: [], no: poll.no };
  const count = { hubId: hub.id, option, hands, headcount, at: minute(now) };
  const all = [...poll.hands.filter((one) => !isOwn(one)), count];
  return { put: [{ ...poll, hands: all, handsShown: handsOf(all, cellsIn(poll)) }], no: poll.no };
}

/** Hands over all hubs, with the people there as each hub counted them last; null where none counted. */
export function handsOf(counts: readonly PollHandCount[], cells: number): PollHands | null {
  if (counts.length === 0) return null;
  const headcounts = new Map(counts.map(({ hubId, headcount }) => [hubId, headcount]));
  const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
  return {
    hubs: headcounts.size,
    headcount: sum([...headcounts.values()]),
    cells: Array.from({ length: cells }, (_none, at) =>
      sum(counts.filter(({ option }) => option === at + 1).map(({ hands }) => hands)),
    ),
  };
}
