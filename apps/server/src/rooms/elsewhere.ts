import type { Channel, Since } from '@openfloor/contract';
import type { Actor, Room } from '@openfloor/room';
import type { OpenedRoom } from './opened-room.js';

/**
 * Waits until the room is as far as somebody has seen it on another node, as hints may be late or lost: nobody is ever shown
 * an older room. Whoever claims more than the store has is shown what the store has.
 */
export async function reach(open: OpenedRoom, channel: Channel, since: Since | undefined): Promise<void> {
  if (isAhead(open, channel, since)) await open.follow({ rev: since.rev, beat: 0 });
}

/** Whether somebody has seen more of this very history than this node has. */
export function isAhead(open: OpenedRoom, channel: Channel, since: Since | undefined): since is Since {
  return since !== undefined && since.rev > open.room.clock.rev && since.epoch === open.epoch(channel);
}

/** Waits for whoever another node let in a moment ago; they are known before anything is said of them. */
export async function meet(open: OpenedRoom, actor: Actor | undefined): Promise<void> {
  if (actor && !knows(open.room, actor)) await open.follow({ rev: open.room.clock.rev + 1, beat: 0 });
}

function knows(room: Room, actor: Actor): boolean {
  if (actor.type === 'participant') return room.entry('participant', actor.id) !== undefined;
  if (actor.type !== 'invited') return true;
  const invitation = room.entry('invitation', actor.invitationId)?.record;
  return invitation?.devices.some(({ id }) => id === actor.deviceId) ?? false;
}
