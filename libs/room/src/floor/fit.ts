import { Refusal } from '@openfloor/contract';
import type { RoomReader } from '../room.js';
import { isHolding } from './floor.js';

/** Refuses `WRONG_STATE` where a room, as an undo would leave it, has two on the floor or one held by nobody. */
export function expectFloorFits(room: RoomReader): void {
  const floors = room.list('floor').filter((floor) => !floor.lapsed && isHolding(floor));
  const holders = floors.filter(({ heldBy }) => heldBy === null);
  const orphans = floors.filter(({ heldBy }) => heldBy !== null && !floors.some(({ id }) => id === heldBy));
  if (holders.length > 1 || orphans.length > 0)
    throw new Refusal('WRONG_STATE', 'somebody else has the floor now', { field: 'status' });
}
