import type { TakeawaySection, TakeawayView } from '@openfloor/contract';

/** The sections in the order of the report. */
export const SECTIONS: readonly TakeawaySection[] = ['key_issues', 'discussion', 'way_forward'];

/** By section, and within one in the order that the rapporteurs gave them. */
export function inOrder(takeaways: Iterable<TakeawayView>): TakeawayView[] {
  const place = ({ section }: TakeawayView): number => SECTIONS.indexOf(section);
  return [...takeaways].sort(
    (one, other) => place(one) - place(other) || compare(one.position, other.position) || one.no - other.no,
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What everybody may read of them, in order. */
export function shownOf(takeaways: Iterable<TakeawayView>): TakeawayView[] {
  return inOrder(takeaways).filter(({ status }) => status !== 'draft' && status !== 'dropped');
}
