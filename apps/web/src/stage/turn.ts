import type { ClockView, FloorView } from '@openfloor/contract';
import type { RoomView } from '../live/room-view.js';
import { holderOf } from '../parts/floor.js';

/** A clock that the hall may watch: of whoever has the floor, or one beside the floor. */
export type Timed = FloorView | ClockView;

const TURNS: readonly ClockView['purpose'][] = ['answer', 'follow_up', 'intervention'];

/** Who has the floor while the session is held; nobody in a room that is closed. */
export function speakerOf({ session, floors }: RoomView): FloorView | undefined {
  const isOver = session.phase === 'closed' || session.phase === 'archived';
  return isOver ? undefined : holderOf(floors.values());
}

/** The clock of the turn that runs now: of whoever has the floor, else of a turn that nobody was named for. */
export function turnOf(room: RoomView): Timed | undefined {
  return speakerOf(room) ?? newest(room.clocks.filter(({ purpose }) => TURNS.includes(purpose)));
}

/** The clock that an operator means: the one named if it is there, else the holder's, else the newest. */
export function clockFor(room: RoomView, refId: string | null): Timed | undefined {
  const named =
    refId === null ? undefined : (room.clocks.find(({ id }) => id === refId) ?? timedFloor(room, refId));
  return named ?? speakerOf(room) ?? newest(room.clocks);
}

/** Somebody's clock, from the call on: before it there is none to watch, and the record may not say who it is. */
function timedFloor(room: RoomView, id: string): FloorView | undefined {
  const floor = room.floors.get(id);
  return floor && floor.calledAt !== null ? floor : undefined;
}

function newest(clocks: readonly ClockView[]): ClockView | undefined {
  return clocks.reduce<ClockView | undefined>(
    (last, clock) => (last && last.no > clock.no ? last : clock),
    undefined,
  );
}
