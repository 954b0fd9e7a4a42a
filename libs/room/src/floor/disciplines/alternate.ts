import type { Attendance } from '@openfloor/contract';
import { proposing, type Begin } from './course.js';
import { firstOf } from './pick.js';

type Side = 'room' | 'remote';

/**
 * `alternate`: the room and those who are elsewhere, online or at a hub, turn by turn, each side in the order received,
 * as in ICANN's public forums of 2010 and 2011. Before anybody spoke, the side that asked first begins; while nobody
 * waits on a side, the other one goes on.
 */
export const alternating: Begin = () => {
  let last: Side | undefined;
  return {
    serve({ attendance }) {
      last = sideOf(attendance);
    },
    next(waiting) {
      const due = last ? waiting.filter(({ attendance }) => sideOf(attendance) !== last) : waiting;
      const next = firstOf(due.length > 0 ? due : waiting);
      if (!next) return undefined;
      const side = sideOf(next.attendance);
      const otherIsEmpty = waiting.every(({ attendance }) => sideOf(attendance) === side);
      return { id: next.id, why: { code: 'turn_of', side, otherIsEmpty }, lane: null };
    },
  };
};

/** Who has the floor next under `alternate`. */
export const proposeAlternating = proposing(alternating);

function sideOf(attendance: Attendance): Side {
  return attendance === 'onsite' ? 'room' : 'remote';
}
