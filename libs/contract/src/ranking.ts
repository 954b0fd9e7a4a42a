import { z } from 'zod';
import { Grade } from './rules.js';
import { RANKINGS } from './words.js';

const Votes = z.int().min(0).nullable();
/** The place that the question has by votes alone, from 1. */
const ByVotes = z.int().min(1);

/**
 * Why a question stands where it stands. `votes` is null for those who are not shown them. Numbers are public, or rounded
 * down to a step of at least five people: from which groups the votes came is told nowhere here.
 *
 * - `votes`, `newest`: by its votes, or its age.
 * - `support`: by its support across groups.
 * - `balanced`: by those least heard so far; at least `firstHeard` people support it of whom nothing was heard, and who have
 *   nothing above it.
 * - `few`: it has fewer votes than an order across groups looks at (`least`), and so stands behind, by its votes.
 */
export const PlaceWhy = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('votes'), votes: Votes }),
    z.strictObject({ code: z.literal('newest') }),
    z.strictObject({ code: z.literal('support'), votes: Votes, byVotes: ByVotes }),
    z.strictObject({
      code: z.literal('balanced'),
      votes: Votes,
      byVotes: ByVotes,
      firstHeard: z.int().min(0),
    }),
    z.strictObject({ code: z.literal('few'), votes: Votes, least: z.int().min(1) }),
  ])
  .meta({ id: 'PlaceWhy' });
export type PlaceWhy = z.infer<typeof PlaceWhy>;

/**
 * What waits, best first, by receipt number, and the why of each place. The relay of a hub passes on the order in force, and
 * leaves out what it cannot know: `footing` and `why`.
 */
export const OrderView = z
  .strictObject({
    ranking: z.enum(RANKINGS),
    footing: z.enum(['people', 'groups']).optional(),
    order: z.array(z.int()),
    why: z.array(PlaceWhy).optional(),
    grade: Grade,
  })
  .meta({ id: 'OrderView' });
export type OrderView = z.infer<typeof OrderView>;
