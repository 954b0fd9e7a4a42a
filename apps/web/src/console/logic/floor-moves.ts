import type { FloorView } from '@openfloor/contract';
import { placeOf, type Move } from './moves.js';

/** Those among whom somebody can be moved; points of order go first by themselves. */
export function movable(queue: readonly FloorView[]): FloorView[] {
  return queue.filter((floor) => floor.class !== 'point_of_order');
}

/** Where a move leads, as `floor.move` takes it: before whom, null for the end. Undefined where it changes nothing. */
export function beforeOf(queue: readonly FloorView[], id: string, to: Move): string | null | undefined {
  const ids = movable(queue).map((floor) => floor.id);
  const place = placeOf(ids, id, to);
  return place ? (place.before ?? null) : undefined;
}

/** Before whom somebody can be put by name: all others but the one who stands right after. */
export function followers(queue: readonly FloorView[], id: string): FloorView[] {
  const others = movable(queue);
  const at = others.findIndex((floor) => floor.id === id);
  return others.filter((_, place) => place !== at && place !== at + 1);
}
