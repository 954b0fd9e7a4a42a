import { proposing, type Begin } from './course.js';
import { firstOf } from './pick.js';

/** `fifo`: one list for the room, online and hubs, in the order received, as in the speaking queue of the IGF. */
export const firstCome: Begin = () => ({
  serve() {},
  next(waiting) {
    const next = firstOf(waiting);
    return next && { id: next.id, why: { code: 'first_come' }, lane: null };
  },
});

/** Who has the floor next under `fifo`. */
export const proposeFirstCome = proposing(firstCome);
