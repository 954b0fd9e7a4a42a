import { isForLater, joinSession, newKey, RefusedCall, type SeatKeeper, seatKeeper } from '@openfloor/client';
import type { Attendance, JoinChallenge, JoinProof, RefusalCode, Seated } from '@openfloor/contract';

/** A seat as the page uses it: who sits there, and the token that proves it. */
export interface Seat {
  token: string;
  actorId: string;
}

/** How this device gets its seat, and gets it back. */
export interface SeatRoad {
  /** The seat it has from before. */
  kept(): Seat | undefined;
  /**
   * Takes a seat, trying until the server has answered; a refusal is the code of it. With a personal code it is the seat
   * of whom that is for. `proving` is told while the door's work is done.
   */
  take(renew: boolean, personalCode?: string, proving?: (is: boolean) => void): Promise<Seat | RefusalCode>;
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
  /** The join code of the page, which opens more doors than the session's id. */
  code?: string;
  /** A personal code that the link of this page carried. */
  personalCode?: string;
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
  { code = sessionId, joinKey: sentKey, personalCode: linkCode, ...joining }: Joining,
  keeper: SeatKeeper = seatKeeper(),
): SeatRoad {
  const load = () => keeper.load(sessionId, 'participant');
  const before = load();
  const joinKey = before?.joinKey ?? sentKey ?? newKey();
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
    kept: () => (linkCode ? undefined : seatOf(load()?.seated)),
    async take(renew, typed, proving) {
      let proof: JoinProof | undefined;
      for (let tries = 0; ; tries += 1) {
        const personalCode = typed ?? linkCode;
        const known = !renew && !personalCode && seatOf(load()?.seated);
        if (known) return known;
        try {
          const more = { ...(personalCode ? { personalCode } : {}), ...(proof ? { proof } : {}) };
          const seated = await joinSession(code, { ...joining, joinKey, ...more });
          linkCode = undefined;
          keeper.keep(sessionId, 'participant', { joinKey, seated });
          return { token: seated.seat, actorId: seated.actor.id };
        } catch (error) {
          const { code: why, details, retryAfterMs = 0 } = error instanceof RefusedCall ? error : {};
          const challenge = (details as { challenge?: JoinChallenge } | undefined)?.challenge;
          if (challenge && proving) {
            proving(true);
            proof = await import('./door/work.js')
              .then(({ work }) => work(challenge, joinKey))
              .catch(() => proof);
            proving(false);
            if (proof?.mac === challenge.mac) continue;
          }
          if (why && (typed || !isForLater(why))) {
            if (why === 'CODE_CHANGED' && code !== sessionId) code = sessionId;
            else if (why === 'NOT_FOUND' && !typed && linkCode) linkCode = undefined;
            else if (why === 'NOT_FOUND' && !typed && joining.hubCode) joining = { attendance: 'online' };
            else return why as RefusalCode;
            continue;
          }
          const usual = (WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 0) * (0.5 + Math.random());
          await pause(Math.max(retryAfterMs, usual));
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
