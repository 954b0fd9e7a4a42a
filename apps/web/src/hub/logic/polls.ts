import type { OutboxEntry } from '@openfloor/client';
import type { PollView } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import { answersOf } from '../../polls/result.js';
import type { HubSay } from '../words.js';
import { isOpen, wished } from './outbox-list.js';

interface CountArgs {
  pollId?: string;
  option?: number;
  hands: number;
}
interface RespondArgs {
  pollId: string;
  choices?: number[];
  text?: string;
}

/** The polls that take answers now, in the order of their numbers. */
export function openPolls({ polls }: RoomView): PollView[] {
  return [...polls.values()]
    .filter(({ status }) => status === 'open')
    .sort((one, other) => one.no - other.no);
}

/** Hands that this hub counted for one answer of a poll, also where that count still waits. */
export function pollHandsOf(
  { id, no }: Pick<PollView, 'id' | 'no'>,
  option: number,
  { mine }: RoomView,
  entries: readonly OutboxEntry[],
): number | undefined {
  const wish = wished<CountArgs>(
    entries,
    'hub.count',
    (args) => args.pollId === id && args.option === option,
  );
  return wish?.hands ?? mine.pollHands?.find(([poll, of]) => poll === no && of === option)?.[2];
}

/** The numbers that differ from what was counted, those that fell first: so their sum is never more than it will be. */
export function changedHands(
  wanted: ReadonlyMap<number, number>,
  before: (option: number) => number,
): [option: number, hands: number][] {
  return [...wanted]
    .filter(([option, hands]) => hands !== before(option))
    .sort(([one, few], [other, many]) => few - before(one) - (many - before(other)));
}

/** The one answer of this hub, also where it still waits; `waits` names the acts that were never sent and can be replaced. */
export interface HubAnswer {
  choices: readonly number[];
  text: string | null;
  isKept: boolean;
  waits: readonly string[];
}

export function hubAnswerOf(
  { id, no }: Pick<PollView, 'id' | 'no'>,
  { mine }: RoomView,
  entries: readonly OutboxEntry[],
): HubAnswer {
  const own = mine.polls?.find((response) => response.no === no);
  const isAbout = (args: RespondArgs): boolean => args.pollId === id;
  const wish = wished<RespondArgs>(entries, 'poll.respond', isAbout);
  const open = entries.filter(
    (entry) => entry.type === 'poll.respond' && isOpen(entry) && isAbout(entry.args as RespondArgs),
  );
  return {
    choices: wish ? (wish.choices ?? []) : (own?.choices ?? []),
    text: wish ? (wish.text ?? null) : (own?.text ?? null),
    isKept: open.length > 0,
    waits: open.filter(({ unsent }) => unsent).map((entry) => entry.id),
  };
}

/** Whether the hub may give an answer of its own: a ballot of a roll takes those of people alone. */
export function mayAnswer({ session }: RoomView, { grade }: Pick<PollView, 'grade'>): boolean {
  return session.rules.ballot !== 'roll' && grade?.ballot !== 'roll';
}

/** What an act about a poll says in the outbox. */
export function pollActText(
  say: HubSay,
  room: RoomView,
  told: { pollId?: string; option?: number; hands?: number; choices?: number[]; text?: string },
): string {
  const poll = told.pollId === undefined ? undefined : room.polls.get(told.pollId);
  const no = poll?.no ?? '';
  const answers = poll ? answersOf(poll, say) : [];
  const nameOf = (option: number): string =>
    answers.find((answer) => answer.no === option)?.text ?? String(option);
  if (told.option !== undefined) {
    const of = room.mine.hubs?.[0]?.headcount ?? '';
    return say('sayPollHands', { n: told.hands ?? 0, of, what: nameOf(told.option), no });
  }
  const what = told.text ?? (told.choices ?? []).map(nameOf).join(', ');
  return what ? say('sayPoll', { no, what }) : say('sayPollOff', { no });
}
