import { POLL_TYPES, type CommandType, type PollStatus } from '@openfloor/contract';
import type { PollRecord } from '@openfloor/room';
import type { Chance } from './moves.js';
import type { Player, World } from './world.js';

type PollType = Extract<CommandType, `poll.${string}`>;

/** Commands of polls that make it likely that some are open, answered and shown. */
export const OFTEN_OF_POLLS: readonly CommandType[] = [
  'poll.respond',
  'poll.respond',
  'poll.respond',
  'poll.respond',
  'poll.create',
  'poll.open',
  'poll.open',
  'poll.close',
  'poll.publish',
];

/** Random arguments for every command of polls, mostly such that it makes sense now. */
export function pollMoves(world: World, player: Player, chance: Chance): Record<PollType, () => unknown> {
  const { room } = world.open;
  const among = (...statuses: PollStatus[]): PollRecord | undefined => {
    const all = room.list('poll');
    const fitting = all.filter(({ status }) => statuses.includes(status));
    const any = fitting.length > 0 && chance.is(0.9) ? fitting : all;
    return any.length > 0 ? chance.of(any) : undefined;
  };
  const named = (...statuses: PollStatus[]) => ({ pollId: among(...statuses)?.id ?? world.newId() });
  return {
    'poll.create': () => {
      const type = chance.of(POLL_TYPES);
      const isChosen = type === 'single' || type === 'multiple' || type === 'ranking';
      const options = isChosen ? { options: ['One', 'Two', 'Three'].slice(0, 2 + chance.below(2)) } : {};
      return { type, text: `Poll ${chance.below(99)}?`, live: chance.is(0.5), ...options };
    },
    'poll.edit': () => {
      const poll = among('draft');
      const seen = room.entry('poll', poll?.id ?? '')?.rev ?? 0;
      return { pollId: poll?.id ?? world.newId(), text: `Poll ${chance.below(99)}!`, seen };
    },
    'poll.open': () => named('draft', 'closed'),
    'poll.close': () => named('open'),
    'poll.publish': () => named('closed'),
    'poll.drop': () => named('draft'),
    'poll.admit': () => {
      const poll = room.list('poll').find(({ results }) => (results?.texts.length ?? 0) > 0);
      return {
        pollId: poll?.id ?? world.newId(),
        textId: poll?.results?.texts[0]?.id ?? world.newId(),
        on: chance.is(0.7),
      };
    },
    'poll.respond': () => answer(world, among('open'), chance, player),
  };
}

function answer(world: World, poll: PollRecord | undefined, chance: Chance, { name }: Player): unknown {
  const pollId = poll?.id ?? world.newId();
  if (chance.is(0.1)) return { pollId };
  if (poll?.type === 'text') return { pollId, text: `${name} says ${chance.below(9)}` };
  const first = 1 + chance.below(3);
  const several = poll?.type === 'multiple' || poll?.type === 'ranking';
  return { pollId, choices: several && chance.is(0.5) ? [first, 1 + (first % 2)] : [first] };
}
