import { isForLater, newKey, RefusedCall, type SeatKeeper, seatKeeper, takeSeat } from '@openfloor/client';
import type { Attendance, RefusalCode, Seated } from '@openfloor/contract';

/** A seat as the page uses it: who sits there, and the token that proves it. */
export interface Seat {
  token: string;
  actorId: string;
}

/** How this device gets its seat, and gets it back. */
export interface SeatRoad {
  /** The seat it has from before. */
  kept(): Seat | undefined;
  /** Takes a seat, trying until the server has answered; a refusal is the code of it. */
  take(renew: boolean): Promise<Seat | RefusalCode>;
  /** The network is back: tries at once. */
  wake(): void;
  forget(): void;
}

const WAITS_MS = [1_000, 2_000, 4_000, 8_000];

/** What a phone says of itself when it joins. `joinKey`: it sent a form before its scripts ran, and has a seat by that. */
export interface Joining {
  attendance: Attendance;
  hubCode?: string;
  joinKey?: string;
}

const KEPT_SECONDS = 2_592_000;

/**
 * Tells the door for browsers without scripts who this phone is, so that a form that is sent before the scripts run is
 * an act of the same person; and that scripts run here, so that it needs no page of its own.
 */
function tellDoor(joinKey: string, seconds: number): void {
  const end = `;path=${location.pathname};samesite=lax;max-age=`;
  document.cookie = `phone=${joinKey}${end}${seconds}`;
  document.cookie = `plain=${end}0`;
}

/**
 * The seat of somebody in the audience: a key that this phone keeps always leads to the same one. A hub that is not
 * there shuts nobody out.
 */
export function participantRoad(
  sessionId: string,
  joining: Joining,
  keeper: SeatKeeper = seatKeeper(),
): SeatRoad {
  const before = keeper.load(sessionId, 'participant');
  const joinKey = before?.joinKey ?? joining.joinKey ?? newKey();
  keeper.keep(sessionId, 'participant', { ...before, joinKey });
  tellDoor(joinKey, KEPT_SECONDS);
  let hurry = (): void => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    kept: () => seatOf(keeper.load(sessionId, 'participant')?.seated),
    async take(renew) {
      for (let tries = 0; ; tries += 1) {
        try {
          const seated = await takeSeat(keeper, sessionId, joining, { renew });
          return { token: seated.seat, actorId: seated.actor.id };
        } catch (error) {
          if (error instanceof RefusedCall && !isForLater(error.code)) {
            if (error.code !== 'NOT_FOUND' || !joining.hubCode) return error.code as RefusalCode;
            joining = { attendance: 'online' };
            continue;
          }
          const asked = error instanceof RefusedCall ? (error.retryAfterMs ?? 0) : 0;
          const usual = (WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 0) * (0.5 + Math.random());
          await pause(Math.max(asked, usual));
        }
      }
    },
    wake: () => hurry(),
    forget() {
      keeper.forget(sessionId, 'participant');
      tellDoor('', 0);
    },
  };
}

function seatOf(seated: Seated | undefined): Seat | undefined {
  return seated && { token: seated.seat, actorId: seated.actor.id };
}
