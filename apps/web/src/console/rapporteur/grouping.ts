import type { TakeawaySection, TakeawayView } from '@openfloor/contract';
import { outcomeOf } from '../../takeaways/list.js';
import { inOrder } from '../../takeaways/order.js';

/** Where a takeaway stands on the rapporteur's screen. */
export const GROUPS = ['agreed', 'contested', 'oneView', 'drafts'] as const;
export type Group = (typeof GROUPS)[number];

/** By how it came out; one view among several stands by itself unless it is contested; the rest is still on its way. */
export function groupOf(takeaway: TakeawayView): Group {
  const outcome = outcomeOf(takeaway);
  if (outcome === 'contested') return 'contested';
  if (takeaway.oneView) return 'oneView';
  return outcome ?? 'drafts';
}

/** What stands in a section, group by group; a group without any is left out. */
export function groupsIn(
  takeaways: Iterable<TakeawayView>,
  section: TakeawaySection,
): { group: Group; takeaways: TakeawayView[] }[] {
  const listed = inOrder(takeaways).filter((one) => one.section === section && one.status !== 'dropped');
  return GROUPS.map((group) => ({
    group,
    takeaways: listed.filter((takeaway) => groupOf(takeaway) === group),
  })).filter((one) => one.takeaways.length > 0);
}

/** Before which other of its group a takeaway is moved to go one up or down; undefined where it cannot. */
export function beforeFor(
  group: readonly TakeawayView[],
  id: string,
  steps: 1 | -1,
): string | null | undefined {
  const at = group.findIndex((one) => one.id === id);
  if (at < 0) return undefined;
  if (steps === -1) return at === 0 ? undefined : group[at - 1]?.id;
  return at + 1 >= group.length ? undefined : (group[at + 2]?.id ?? null);
}
