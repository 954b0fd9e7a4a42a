import type { FloorView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { calmOrder, isCalmed } from '../logic/calm.js';
import { useFloors } from './use-speaking.js';

/** So long after the pointer last moved over the list it may follow the room again, ms. */
const REST_MS = 2_500;

interface Calm {
  rows: readonly FloorView[];
  /** The order on the screen is not that of the room at this moment. */
  isHeld: boolean;
  /** For the element whose rows hold still while the pointer is over them. */
  pointer: { onPointerMove: () => void; onPointerDown: () => void; onPointerLeave: () => void };
  /** Shows the order of the room at once. */
  release: () => void;
}

/** Rows that never move under a pointer that is about to press one of them. */
export function useCalm(present: readonly FloorView[]): Calm {
  const floors = useFloors();
  const ids = present.map(({ id }) => id);
  const [held, hold] = useState<{ ids: readonly string[]; until: number } | null>(null);
  const release = (): void => hold(null);
  const keep = (): void => hold((now) => ({ ids: now?.ids ?? ids, until: performance.now() + REST_MS }));
  useEffect(() => {
    if (!held) return undefined;
    const timer = setTimeout(release, Math.max(0, held.until - performance.now()));
    return () => clearTimeout(timer);
  }, [held]);
  const order = held ? calmOrder(held.ids, ids) : ids;
  const rows = held ? order.flatMap((id) => floors.find((floor) => floor.id === id) ?? []) : present;
  const pointer = { onPointerMove: keep, onPointerDown: keep, onPointerLeave: release };
  return { rows, isHeld: isCalmed(order, ids), pointer, release };
}
