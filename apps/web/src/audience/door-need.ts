import type { RoomView } from '../live/room-view.js';
import type { PhoneState } from './phone-state.js';

/**
 * What this phone has to do at the door: the work it was asked for is `proving`; `seat` is a personal code before anything
 * else, `roll` one before it may vote, `room` the code on the screen.
 */
export type DoorNeed = 'proving' | 'seat' | 'roll' | 'room';

/**
 * The code that somebody has to enter before they may vote, or nothing: also as long as this phone has not heard who it
 * is here. Behind a relay hands are counted, not votes.
 */
export function codeFor({ session, mine, you }: RoomView): 'roll' | 'room' | null {
  const { ballot } = session.rules;
  if (ballot === 'open' || you.relayed || !mine.profile) return null;
  return (ballot === 'roll' ? mine.profile.onRoll : mine.profile.roomChecked) ? null : ballot;
}

/** What is asked of this phone now, or nothing. */
export function doorNeed({ isProving, seatRefused, room }: PhoneState): DoorNeed | null {
  const { phase, rules, switches } = room.session;
  if (isProving) return 'proving';
  if (phase === 'closed' || phase === 'archived') return null;
  if (seatRefused) return seatRefused === 'NOT_ALLOWED' && rules.access === 'roll' ? 'seat' : null;
  return switches.votes ? codeFor(room) : null;
}

/** The code and the words of the door, which only those phones fetch that it asks something of. */
export const fetchDoor = (): Promise<typeof import('./door/door.js')> => import('./door/door.js');
