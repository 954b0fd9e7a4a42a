import type { SeatKeeper } from '@openfloor/client';
import type { Seated } from '@openfloor/contract';
import { readKept, writeKept, type Keep } from '../../live/keep.js';

const LAST_HUB = 'openfloor hub';

/** Keeps the seat of a hub on this laptop, as the one to open next time. */
export function keepHubSeat(keep: Keep, keeper: SeatKeeper, seated: Seated): void {
  keeper.keep(seated.sessionId, 'hub', { seated });
  writeKept(keep, LAST_HUB, seated.sessionId);
}

/** The hub that was opened last on this laptop. */
export function lastHubSeat(keep: Keep, keeper: SeatKeeper): Seated | undefined {
  const last = readKept(keep, LAST_HUB);
  return typeof last === 'string' ? keeper.load(last, 'hub')?.seated : undefined;
}
