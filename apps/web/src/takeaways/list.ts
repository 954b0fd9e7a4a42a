import type { Objection, OwnObjection, Phase, StakeholderGroup, TakeawayView } from '@openfloor/contract';
import { GROUP_ORDER } from '../parts/groups.js';
import { shownOf } from './order.js';

/** What is asked about just now. */
export function checkedOf(takeaways: Iterable<TakeawayView>): TakeawayView[] {
  return shownOf(takeaways).filter(({ status }) => status === 'checking');
}

/** Whether objections are taken at a time of the server (ms): while it is checked, and then as long as comments are. */
export function takesObjections(takeaway: TakeawayView, phase: Phase, now: number): boolean {
  const { status, commentsUntil } = takeaway;
  if (phase === 'archived') return false;
  if (status === 'checking') return phase !== 'closed';
  return (status === 'agreed' || status === 'contested') && commentsUntil !== null && now < commentsUntil;
}

/** Whether what one said can still be taken back. */
export function canRetract({ status }: TakeawayView): boolean {
  return status !== 'final' && status !== 'dropped';
}

/** What one objects oneself, as long as it stands. */
export function ownOf(own: readonly OwnObjection[] | undefined, takeawayId: string): OwnObjection[] {
  return (own ?? []).filter((one) => one.takeawayId === takeawayId && !one.retracted);
}

/** What others say against it and stand by; one's own words are shown as such elsewhere. */
export function othersIn(objections: readonly Objection[], own: readonly OwnObjection[]): Objection[] {
  const isOwn = ({ text, version, at }: Objection): boolean =>
    own.some((one) => one.text === text && one.version === version && one.at === at);
  return objections.filter((objection) => !objection.retracted && !isOwn(objection));
}

/** Whether it is for this reader to look at now: it can be objected to, or something of theirs stands against it. */
export function concerns(
  takeaway: TakeawayView,
  own: readonly OwnObjection[] | undefined,
  phase: Phase,
  now: number,
): boolean {
  const stands = canRetract(takeaway) && ownOf(own, takeaway.id).length > 0;
  return stands || takesObjections(takeaway, phase, now);
}

/** So many voices of one group; a hub is one voice and stands by itself. */
export interface Dissent {
  group: StakeholderGroup | 'hub' | null;
  n: number;
}

/** The voices that stand, by group in the order of groups; then hubs, then those of whom no group is told. */
export function dissentOf(objections: readonly Objection[]): Dissent[] {
  const standing = objections.filter(({ retracted }) => !retracted);
  const of = (group: Dissent['group']): Dissent => ({
    group,
    n: standing.filter((one) => (one.hub ? 'hub' : one.stakeholderGroup) === group).length,
  });
  return [...GROUP_ORDER, 'hub' as const, null].map(of).filter(({ n }) => n > 0);
}

/** How it came out, where it was settled. */
export function outcomeOf({ status, settledAs }: TakeawayView): 'agreed' | 'contested' | null {
  return status === 'agreed' || status === 'contested' ? status : status === 'final' ? settledAs : null;
}
