import type { FloorView } from '@openfloor/contract';
import { elapsedMs } from './timer.js';

const HOLDING: readonly FloorView['status'][] = ['called', 'speaking', 'paused'];
const QUEUED: readonly FloorView['status'][] = ['waiting', 'on_deck'];

/** Whoever has the floor, or has been called to it; not the one whom a point of order interrupts. */
export function holderOf(floors: Iterable<FloorView>): FloorView | undefined {
  for (const floor of floors) if (HOLDING.includes(floor.status) && floor.heldBy === null) return floor;
  return undefined;
}

/** Those whom a point of order interrupts; they go on after it. */
export function heldOf(floors: Iterable<FloorView>): FloorView[] {
  return [...floors].filter(({ status, heldBy }) => HOLDING.includes(status) && heldBy !== null);
}

/** Those who wait, in the proposed order. */
export function queueOf(floors: Iterable<FloorView>): FloorView[] {
  return [...floors]
    .filter(({ status }) => QUEUED.includes(status))
    .sort((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity) || one.no - other.no);
}

/** What one part of the room has had of the floor. */
export interface Share<K> {
  key: K;
  turns: number;
  seconds: number;
}

/** Turns and seconds spoken by group, region or attendance, as given by `keyOf`; points of order are nobody's time. */
export function sharesOf<K>(
  floors: Iterable<FloorView>,
  keyOf: (floor: FloorView) => K,
  now: number,
): Share<K>[] {
  const shares = new Map<K, Share<K>>();
  for (const floor of floors) {
    if (floor.startedAt === null || floor.class === 'point_of_order') continue;
    const key = keyOf(floor);
    const share = shares.get(key) ?? { key, turns: 0, seconds: 0 };
    share.turns += 1;
    share.seconds += elapsedMs(floor.clock, now) / 1_000;
    shares.set(key, share);
  }
  return [...shares.values()];
}

/** Whom somebody speaks for: the organisation, else the country, else nothing. */
export function standsForText(
  { affiliation, country }: Pick<FloorView, 'affiliation' | 'country'>,
  countryName: (code: string) => string,
): string {
  return affiliation ?? (country ? countryName(country) : '');
}

/** Who it is, as far as everybody may know: the name with what they speak for, else nothing. */
export function speakerText(floor: FloorView, countryName: (code: string) => string): string {
  return [floor.name, standsForText(floor, countryName)].filter(Boolean).join(', ');
}

/** Seconds until a request may be called: what is left to those before it, as the rules give it. Rough by nature. */
export function waitSeconds(
  floors: Iterable<FloorView>,
  position: number,
  usualSeconds: number,
  now: number,
): number {
  const all = [...floors];
  const holder = holderOf(all);
  const left = holder ? Math.max(0, holder.allowedSeconds - elapsedMs(holder.clock, now) / 1_000) : 0;
  const before = queueOf(all).filter((floor) => (floor.position ?? Infinity) < position);
  return left + Math.max(before.length, position - 1) * usualSeconds;
}
