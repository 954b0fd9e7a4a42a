import type { Channel, OwnResponse, PollTally } from '@openfloor/contract';
import type { Room } from '../room.js';
import { isGiven } from './content.js';

/**
 * How the open polls stand, as a channel is told: how many have answered, and a cell for each answer to staff, or to
 * everybody where the poll is live. `only` names the polls that are wanted, undefined all.
 */
export function pollFigures(room: Room, channel: Channel, only?: ReadonlySet<string>): PollTally[] {
  const polls = only ? [...only].flatMap((id) => room.entry('poll', id)?.record ?? []) : room.list('poll');
  return polls
    .filter(({ status }) => status === 'open')
    .sort((one, other) => one.no - other.no)
    .map((poll): PollTally => {
      const { answered, cells } = room.responses.figures(poll);
      return [poll.no, answered, poll.live || channel === 'staff' ? cells : null];
    });
}

/** What somebody answered, poll by poll. */
export function responsesBy(room: Room, actorId: string): OwnResponse[] {
  return room.responses
    .by(actorId)
    .filter(isGiven)
    .flatMap(({ pollId, choices, text }) => {
      const poll = room.entry('poll', pollId)?.record;
      return poll ? [{ no: poll.no, choices, text }] : [];
    })
    .sort((one, other) => one.no - other.no);
}

/** What a hub counted for polls: [no of the poll, option, hands]. */
export function pollHandsBy(room: Room, hubId: string): [no: number, option: number, hands: number][] {
  return room
    .list('poll')
    .flatMap(({ no, hands }) =>
      hands
        .filter((count) => count.hubId === hubId)
        .map((count): [number, number, number] => [no, count.option, count.hands]),
    )
    .sort(([no, option], [other, another]) => no - other || option - another);
}
