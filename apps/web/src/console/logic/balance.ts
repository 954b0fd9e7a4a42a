import type { HubView, QuestionView, StakeholderGroup } from '@openfloor/contract';

/** One group beside the queue: how many of it are queued, and its share of everything asked. */
export interface Share {
  group: StakeholderGroup;
  queued: number;
  /** Per cent of everything asked, rounded; null where nothing was. */
  askedPercent: number | null;
}

/** Who is in the queue and who asked. It informs; it orders nothing. */
export function balanceOf(
  queue: readonly QuestionView[],
  all: readonly QuestionView[],
  groups: readonly StakeholderGroup[],
): Share[] {
  const count = (list: readonly QuestionView[], group: StakeholderGroup): number =>
    list.filter((question) => question.author.stakeholderGroup === group).length;
  return groups.map((group) => ({
    group,
    queued: count(queue, group),
    askedPercent: all.length === 0 ? null : Math.round((100 * count(all, group)) / all.length),
  }));
}

/**
 * How many of a list come from each place: `onsite`, `online`, or a hub's id. In the order of first mention; hubs whose
 * people were counted and of which nothing is in the list stand at the end with none.
 */
export function placesOf(
  list: readonly QuestionView[],
  hubs: readonly Pick<HubView, 'id' | 'status' | 'headcount'>[] = [],
): Map<string, number> {
  const places = new Map<string, number>();
  for (const { attendance, hubId } of list) {
    const place = attendance === 'hub' ? (hubId ?? 'hub') : attendance;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const silent = hubs.filter(
    ({ id, status, headcount }) => status === 'live' && headcount && !places.has(id),
  );
  for (const { id } of silent) places.set(id, 0);
  return places;
}
