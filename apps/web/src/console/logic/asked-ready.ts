import type { FloorView, SignalView } from '@openfloor/contract';
import { readAt } from '../panel/messages.js';

/** The last word of this desk to the hub of a request about that request. `readAt`: when it was read there, ms. */
export interface AskedReady {
  at: number;
  readAt: number | null;
}

export function askedReady(
  signals: readonly SignalView[],
  { id, hubId }: Pick<FloorView, 'id' | 'hubId'>,
): AskedReady | null {
  if (hubId === null) return null;
  const last = signals
    .filter(({ own, refId, to }) => own && refId === id && to.hubIds.includes(hubId))
    .reduce<SignalView | null>((latest, one) => (latest && latest.at > one.at ? latest : one), null);
  return last && { at: last.at, readAt: readAt(last) };
}
