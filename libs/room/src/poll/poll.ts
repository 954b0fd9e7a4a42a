import { Refusal, type PollStatus } from '@openfloor/contract';
import type { PollRecord } from '../outcome-records.js';
import { find, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { isPollShown } from './content.js';

export const findPoll = (room: RoomReader, id: string): PollRecord => find(room, 'poll', id);

/** The poll, if it is in one of these states; else `WRONG_STATE` with the state it is in. */
export function pollIn(room: RoomReader, pollId: string, ...statuses: PollStatus[]): PollRecord {
  const poll = findPoll(room, pollId);
  if (statuses.includes(poll.status)) return poll;
  throw new Refusal('WRONG_STATE', `poll ${poll.no} is ${poll.status}`, { status: poll.status });
}

/** The open poll that this actor can see: what they cannot is `NOT_FOUND`, what is not open `WRONG_STATE`. */
export function answerablePoll(room: RoomReader, pollId: string, actor: Standing): PollRecord {
  const poll = findPoll(room, pollId);
  if (actor.channel !== 'staff' && !isPollShown(poll)) throw new Refusal('NOT_FOUND', 'no such poll here');
  return pollIn(room, pollId, 'open');
}
