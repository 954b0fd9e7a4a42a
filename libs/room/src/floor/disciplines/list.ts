import { proposing, type Begin } from './course.js';
import { firstOf } from './pick.js';

/** `list`: the list that the moderator keeps by hand; whom nobody placed stands in the order received. */
export const listed: Begin = () => ({
  serve() {},
  next(waiting) {
    const next = firstOf(waiting);
    return next && { id: next.id, why: { code: 'listed' }, lane: null };
  },
});

/** Who has the floor next under `list`. */
export const proposeListed = proposing(listed);
