import type { ClockFace } from '@openfloor/contract';
import { useEffect, useReducer } from 'react';
import { readTimer, untilTick, type Reading } from '../../parts/timer.js';
import { useDesk } from '../desk/context.js';

/** A clock of the server with the time it was given. */
export interface Timed {
  clock: ClockFace;
  allowedSeconds: number;
  warnSeconds?: number;
}

/** A little after the full second, so that the figure has changed for sure, ms. */
const AFTER_MS = 5;

/** A clock as it reads now; painted again with each second of the server while it runs. Out of reach it goes on. */
export function useTimer(timed: Timed | null): Reading | null {
  const { room } = useDesk();
  const [, paint] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (!timed?.clock.running) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const next = (): void => {
      timer = setTimeout(
        () => {
          paint();
          next();
        },
        untilTick(timed.clock, room.serverNow()) + AFTER_MS,
      );
    };
    next();
    return () => clearTimeout(timer);
  }, [room, timed]);
  return timed && readTimer(timed, room.serverNow());
}
