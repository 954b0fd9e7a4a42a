import type { FloorView } from '@openfloor/contract';
import { sharesOf } from '../../parts/floor.js';

/** What one part of the room has had of the floor, beside its share of the requests. */
export interface FloorShare<K> {
  key: K;
  turns: number;
  seconds: number;
  /** Per cent of all that was spoken, rounded; null where nothing was. */
  percent: number | null;
  requests: number;
  /** Per cent of all requests, rounded; null where there are none. */
  requestPercent: number | null;
}

export interface FloorBalance<K> {
  parts: FloorShare<K>[];
  turns: number;
  seconds: number;
  requests: number;
}

const GIVEN: readonly FloorView['class'][] = ['statement', 'answer'];

/** Whether it counts as asked for: turns that moderators gave and points of order are nobody's request. */
function isRequest({ class: kind, status }: FloorView): boolean {
  return kind !== 'point_of_order' && !GIVEN.includes(kind) && status !== 'offered';
}

const percentOf = (n: number, all: number): number | null => (all > 0 ? Math.round((100 * n) / all) : null);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/**
 * Who has been heard, and who asked to be: one part for each key in its order, whole seconds. Parts outside of `keys`
 * come last where there are any. It informs; it orders nothing.
 */
export function floorBalance<K>(
  floors: readonly FloorView[],
  keys: readonly K[],
  keyOf: (floor: FloorView) => K,
  now: number,
): FloorBalance<K> {
  const served = sharesOf(floors, keyOf, now);
  const requests = floors.filter(isRequest);
  const others = [...served.map(({ key }) => key), ...requests.map(keyOf)].filter(
    (key) => !keys.includes(key),
  );
  const heard = [...new Set([...keys, ...others])].map((key) => ({
    key,
    turns: served.find((share) => share.key === key)?.turns ?? 0,
    seconds: Math.floor(served.find((share) => share.key === key)?.seconds ?? 0),
    requests: requests.filter((floor) => keyOf(floor) === key).length,
  }));
  const all = {
    turns: sum(heard.map(({ turns }) => turns)),
    seconds: sum(heard.map(({ seconds }) => seconds)),
    requests: requests.length,
  };
  const parts = heard.map((part) => ({
    ...part,
    percent: percentOf(part.seconds, all.seconds),
    requestPercent: percentOf(part.requests, all.requests),
  }));
  return { parts, ...all };
}

/** Whole seconds that each person of the programme has spoken, by person. */
export function secondsByPerson(floors: readonly FloorView[], now: number): Map<string, number> {
  const shares = sharesOf(floors, ({ personId }) => personId, now);
  return new Map(shares.flatMap(({ key, seconds }) => (key === null ? [] : [[key, Math.floor(seconds)]])));
}
