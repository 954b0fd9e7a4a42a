import type { RoomView } from '../live/room-view.js';
import { mayAsk } from './bottom-bar.js';

const OPEN = /^(offered|waiting|on_deck|called|speaking|paused)$/;

/** Whether nothing has become of a request yet, or it is being served. */
export function isOpenRequest({ status }: { status: string }): boolean {
  return OPEN.test(status);
}

/** Whether the page shows the floor above its lists: it is switched on, or somebody waits for it or has it. */
export function isFloorOn({ session, floors, mine }: RoomView): boolean {
  return (
    mayAsk(session.phase) &&
    (session.switches.floor || [...floors.values(), ...mine.floor].some(isOpenRequest))
  );
}

/** Whether somebody has the floor, or was called to it. */
export function hasHolder({ floors }: RoomView): boolean {
  return [...floors.values()].some(({ status }) => /^(called|speaking|paused)$/.test(status));
}
