import { useEffect, useState } from 'react';
import { readTimer, untilTick, type Reading } from '../parts/timer.js';
import { useScreen } from './stage-context.js';
import type { Timed } from './turn.js';

/** Timers of a browser wake a little early; then nothing would have changed yet. */
const LATE_MS = 5;
/** Browsers keep no longer waits than this. */
const LONGEST_MS = 3_600_000;

/**
 * The server's time (ms), drawn anew after what `wait` says for the time that was drawn; it stands still while that is
 * null.
 */
export function useServerTime(now: () => number, wait: (at: number) => number | null): number {
  const [, redraw] = useState(0);
  const at = now();
  const ms = wait(at);
  useEffect(() => {
    if (ms === null) return;
    const timer = setTimeout(() => redraw((times) => times + 1), Math.min(ms, LONGEST_MS) + LATE_MS);
    return () => clearTimeout(timer);
  });
  return at;
}

/** Reads a clock of the server, anew with each of its seconds while it runs. */
export function useReading(timed: Timed): Reading {
  const { now } = useScreen();
  const at = useServerTime(now, (read) => (timed.clock.running ? untilTick(timed.clock, read) : null));
  return readTimer(timed, at);
}
