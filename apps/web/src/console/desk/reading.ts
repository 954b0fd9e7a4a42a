import { useEffect, useReducer } from 'react';
import { readTimer, untilTick, type Reading, type Timed } from '../../parts/timer.js';
import { useDesk } from './context.js';

/** A little after the full second, so that the figure has changed for sure, ms. */
const AFTER_MS = 5;

/** A clock as it reads now, painted again with each second of the server while it runs; out of reach it goes on. */
export function useReading(timed: Timed): Reading;
export function useReading(timed: Timed | null): Reading | null;
export function useReading(timed: Timed | null): Reading | null {
  const { room } = useDesk();
  const [, paint] = useReducer((n: number) => n + 1, 0);
  const clock = timed?.clock;
  useEffect(() => {
    if (!clock?.running) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(pass, untilTick(clock, room.serverNow()) + AFTER_MS);
    };
    const pass = (): void => {
      paint();
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [room, clock]);
  return timed && readTimer(timed, room.serverNow());
}
