/** Time, chance and timers, so that a test can drive all of them by hand. Times are milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Calls `run` once after `ms`; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** How long to wait for an answer before it counts as none, over HTTP and over the socket. */
export const ANSWER_MS = 8_000;

const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** The wait before try number `tries` + 1 (`tries` from 1): 1, 2, 4, 8, then always 15 s, each ±50 %. */
export function retryMs(tries: number, random: number): number {
  return (WAITS[Math.min(tries, WAITS.length) - 1] ?? 0) * (0.5 + random);
}

/** The longest wait before connecting again is this above the shortest, in a room of a few. */
const SPREAD_MS = 9_500;
/** So that a hall comes back no faster than 500 a second, those among them who were too early and try again. */
const EACH_MS = 5;
const HALL_MS = 25_000;

/**
 * The wait before connecting again after `failures` (from 0) in a row, in a room of so many people: from 0.5 s up to
 * 2.5, 4.5, 8.5, then 10 s, or 5 ms for each of them (25 s at most) where that is longer, so that a hall of phones does
 * not come back in one second.
 */
export function reconnectMs(failures: number, random: number, people = 0): number {
  const alone = Math.min(SPREAD_MS, 2_000 * 2 ** failures);
  return 500 + random * Math.max(alone, Math.min(HALL_MS, people * EACH_MS));
}

/** A wait that the server asked of many at once: up to half as long again, so that they do not come back together. */
export function askedMs(retryAfterMs: number, random: number): number {
  return retryAfterMs * (1 + random / 2);
}
