import { z } from 'zod';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from './words.js';

/** Whom a figure by groups tells apart, in the order of its cells; the last are those who named no group, and hubs. */
export const SUPPORT_GROUPS: readonly (StakeholderGroup | null)[] = [...STAKEHOLDER_GROUPS, null];

/**
 * From which groups the votes of one question came: its number, how many votes were counted so, and one cell for each of
 * `SUPPORT_GROUPS`. 0 where nobody of that group is in the room; null where the cell is not told, for whatever reason: to
 * say which would tell the cell. Cells move several votes at a time and are behind the votes, on purpose.
 */
export const Support = z
  .tuple([z.int(), z.int(), z.array(z.int().min(0).nullable()).length(SUPPORT_GROUPS.length)])
  .meta({ id: 'Support' });
export type Support = z.infer<typeof Support>;
