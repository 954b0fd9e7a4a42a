import type { Attendance, FloorView, StakeholderGroup } from '@openfloor/contract';
import { sharesOf, type Share } from '../parts/floor.js';
import { GROUP_ORDER } from '../parts/groups.js';

/** What each part of the room has had of the floor so far. Seconds are whole and add up to `seconds`. */
export interface FloorShares {
  seconds: number;
  /** In the fixed order of groups; those without one come last. */
  groups: readonly Share<StakeholderGroup | null>[];
  attendances: readonly Share<Attendance>[];
}

const ATTENDANCE_ORDER: readonly Attendance[] = ['onsite', 'online', 'hub'];

/** Shares of the floor at a time of the server (ms), by group and by where people sit. */
export function floorShares(floors: readonly FloorView[], now: number): FloorShares {
  const groups = inOrder(
    sharesOf(floors, ({ stakeholderGroup }) => stakeholderGroup, now),
    [...GROUP_ORDER, null],
  );
  const attendances = inOrder(
    sharesOf(floors, ({ attendance }) => attendance, now),
    ATTENDANCE_ORDER,
  );
  return { seconds: groups.reduce((sum, { seconds }) => sum + seconds, 0), groups, attendances };
}

function inOrder<K>(shares: Share<K>[], order: readonly K[]): Share<K>[] {
  const exact = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  const whole = shares.map((share) => ({ ...share, seconds: Math.floor(share.seconds) }));
  spread(shares, whole, Math.floor(Math.round(exact * 1_000) / 1_000));
  return whole.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
}

/** Gives the seconds that rounding lost to whoever lost most, so that two ways of counting show one sum. */
function spread<K>(exact: readonly Share<K>[], whole: readonly Share<K>[], sum: number): void {
  const lost = whole
    .map((share, place) => ({ share, part: (exact[place]?.seconds ?? 0) - share.seconds }))
    .sort((one, other) => other.part - one.part);
  const missing = sum - whole.reduce((total, { seconds }) => total + seconds, 0);
  for (const { share } of lost.slice(0, missing)) share.seconds += 1;
}
