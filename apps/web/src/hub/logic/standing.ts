import type { RoomView } from '../../live/room-view.js';
import type { OwnHub } from '@openfloor/contract';
import { isRunning } from './speakers.js';

/** What a hub may do now: everything, only what a suspended or a closed one may, or what a session that is over leaves. */
export type Standing = 'open' | 'before' | 'over' | 'suspended' | 'closed';

/** How far this hub takes part now. */
export function standingOf(hub: Pick<OwnHub, 'status'> | undefined, room: RoomView): Standing {
  if (hub?.status === 'suspended' || hub?.status === 'closed') return hub.status;
  if (isRunning(room)) return 'open';
  return room.session.phase === 'scheduled' ? 'before' : 'over';
}

/** Whether questions, speakers and hands go through. */
export function takesPart(standing: Standing): boolean {
  return standing === 'open';
}
