/** A try to sign in, by names that are keyed digests: whom it counts against, and where it comes from. */
export interface LoginTry {
  /** The account from this address, or in this browser that it knows. */
  own: string;
  /** The account from wherever, for strangers alone. */
  account: string | undefined;
  from: string;
}

/** So many tries at once are free; then each costs a wait that doubles from `FIRST_WAIT_MS` up to `longestWaitMs`. */
export interface Pace {
  free: number;
  windowMs: number;
  longestWaitMs: number;
}

const QUARTER_HOUR_MS = 900_000;
const HOUR_MS = 3_600_000;
export const FIRST_WAIT_MS = 5_000;
/** Wrong passwords for one account in an hour from wherever, before strangers wait. */
export const STRANGERS: Pace = { free: 20, windowMs: HOUR_MS, longestWaitMs: 60_000 };
/** Tries from one address in so many seconds. */
export const FROM_ADDRESS = { points: 100, duration: HOUR_MS / 1_000 };

export function ownPace(free: number): Pace {
  return { free, windowMs: QUARTER_HOUR_MS, longestWaitMs: QUARTER_HOUR_MS };
}

/** Counts tries to sign in, in this process or for all nodes together. */
export interface LoginTries {
  /** Counts a try, or refuses `RATE_LIMITED` with the time of the next; `BUSY` where nobody can count. */
  take(tried: LoginTry): Promise<void>;
  /** Counts somebody who comes from this address, with the same refusals. */
  takeFrom(from: string): Promise<void>;
  /** The try was right, so the next ones are free again. */
  right(tried: LoginTry): Promise<void>;
  close(): void;
}
