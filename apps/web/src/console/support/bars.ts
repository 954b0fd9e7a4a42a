import { STAKEHOLDER_GROUPS, type StakeholderGroup, type Support } from '@openfloor/contract';
import { GROUP_ORDER } from '../../parts/groups.js';

/** One bar: a group, or null for those who named none; its votes, or null where they are not told; and its share of the longest. */
export interface Bar {
  group: StakeholderGroup | null;
  votes: number | null;
  percent: number;
}

/** The bars of a question in the order in which groups always stand; a group of which nobody is here has none. */
export function barsOf([, , cells]: Support): Bar[] {
  const longest = Math.max(...cells.map((votes) => votes ?? 0), 1);
  const cellOf = (group: StakeholderGroup | null): number =>
    group ? STAKEHOLDER_GROUPS.indexOf(group) : STAKEHOLDER_GROUPS.length;
  return [...GROUP_ORDER, null].flatMap((group): Bar[] => {
    const votes = cells[cellOf(group)] ?? null;
    return votes === 0 ? [] : [{ group, votes, percent: Math.round((100 * (votes ?? 0)) / longest) }];
  });
}

/** The fewest votes of which the groups are told: those that stay out and those that a figure waits for. */
export function firstToldAt(smallCell: number): number {
  return 2 * Math.max(5, smallCell);
}
