import type { ClockFace } from '@openfloor/contract';

/** A clock that has not begun. */
export const STILL: ClockFace = { running: false, sinceAt: null, elapsedMs: 0 };

/** What has run on it at a time (ms). A server whose clock was set back takes nothing away. */
export function elapsedMs({ running, sinceAt, elapsedMs: before }: ClockFace, now: number): number {
  return before + (running && sinceAt !== null ? Math.max(0, now - sinceAt) : 0);
}

/** The clock running from now on. */
export function started(clock: ClockFace, now: number): ClockFace {
  return clock.running ? clock : { running: true, sinceAt: now, elapsedMs: clock.elapsedMs };
}

/** The clock standing still from now on, with all that ran on it. */
export function stopped(clock: ClockFace, now: number): ClockFace {
  return { running: false, sinceAt: null, elapsedMs: elapsedMs(clock, now) };
}
