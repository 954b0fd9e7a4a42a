import type { ClockView } from '@openfloor/contract';
import { useDesk, useRoom } from '../desk/context.js';

/** The clocks beside that of whoever speaks. */
export function useClocks(): readonly ClockView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('clock'));
}
