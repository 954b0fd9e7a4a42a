import type { Channel, Tallies } from '@openfloor/contract';
import type { Room, Tally } from '@openfloor/room';

/** Whoever holds the present room and its figures; both are replaced when the room is read again. */
export interface Holder {
  readonly room: Room;
  readonly tally: Tally;
  /** Whether the disk refuses to store what is done here. */
  readonly isRefused?: boolean;
  /** All figures that a channel is told; the same object as long as they are the same. */
  tallies(channel: Channel): Tallies;
}
