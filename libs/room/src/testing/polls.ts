import type { PollStatus, PollType, PollView } from '@openfloor/contract';
import { findPoll } from '../poll/poll.js';
import type { PollRecord } from '../outcome-records.js';
import type { Actor } from '../standing.js';
import { openRoom } from './open-room.js';
import type { Said } from './rig.js';
import { join } from './seats.js';

type Start = Parameters<typeof openRoom>[0];
type Told = Record<string, unknown>;

/** A room with polls in one word each. */
export function openPolls(start: Start = {}) {
  const opened = openRoom(start);
  const { must, does, moderator, room, rig } = opened;
  const makes = (type: PollType, more: Told = {}): string => {
    const isChosen = type === 'single' || type === 'multiple' || type === 'ranking';
    const content = {
      type,
      text: 'Which?',
      ...(isChosen ? { options: ['One', 'Two', 'Three'] } : {}),
      ...more,
    };
    return String(must(moderator, 'poll.create', content)['pollId']);
  };
  /** A moderator does something to a poll. */
  const by = (act: string, pollId: string, more: Told = {}): Said =>
    does(moderator, `poll.${act}`, { pollId, ...more });
  const opens = (type: PollType, more: Told = {}): string => {
    const pollId = makes(type, more);
    must(moderator, 'poll.open', { pollId });
    return pollId;
  };
  const answers = (actor: Actor, pollId: string, ...choices: number[]): Said =>
    does(actor, 'poll.respond', { pollId, choices });
  const writes = (actor: Actor, pollId: string, text: string): Said =>
    does(actor, 'poll.respond', { pollId, text });
  /** So many new people of a group who all answer so. */
  const crowd = (pollId: string, many: number, choices: number[], told: Told = {}): Actor[] =>
    Array.from({ length: many }, () => {
      const actor = join(rig, told);
      must(actor, 'poll.respond', { pollId, choices });
      return actor;
    });
  const poll = (pollId: string): PollRecord => findPoll(room, pollId);
  const shown = (pollId: string, channel: 'public' | 'panel' | 'staff' = 'public') =>
    room.entry('poll', pollId)?.sights[channel].shown as PollView | undefined;
  return { ...opened, makes, by, opens, answers, writes, crowd, poll, shown };
}

/** What `openPolls` gives. */
export type OpenedPolls = ReturnType<typeof openPolls>;

const ROADS: Record<PollStatus, readonly string[]> = {
  draft: [],
  open: ['open'],
  closed: ['open', 'close'],
  published: ['open', 'close', 'publish'],
  dropped: ['drop'],
};

/** A poll of three options, brought into a state by the shortest road. Gives its id. */
export function pollAt(
  { makes, must, moderator }: OpenedPolls,
  status: PollStatus,
  type: PollType = 'single',
): string {
  const pollId = makes(type);
  for (const act of ROADS[status]) must(moderator, `poll.${act}`, { pollId });
  return pollId;
}
