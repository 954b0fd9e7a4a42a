import { proposing, type Begin } from './course.js';
import { firstOf, least } from './pick.js';
import { Portions } from './portion.js';

/** `progressive`: whoever has had the fewest turns, in the order received; nobody speaks twice before all spoke. */
export const progressive: Begin = () => {
  const speakers = new Portions<string>();
  const turnsOf = ({ speaker }: { speaker: string }) => speakers.of(speaker).turns;
  return {
    serve: ({ speaker, seconds }) => speakers.add(speaker, seconds),
    next(waiting) {
      const next = firstOf(least(waiting, turnsOf));
      if (!next) return undefined;
      const turns = turnsOf(next);
      return {
        id: next.id,
        why: turns === 0 ? { code: 'first_time' } : { code: 'spoke_before', turns },
        lane: null,
      };
    },
  };
};

/** Who has the floor next under `progressive`. */
export const proposeProgressive = proposing(progressive);
