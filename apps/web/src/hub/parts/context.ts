import { createContext, useContext, useEffect, useState } from 'react';
import type { Hub, HubState } from '../live/hub-state.js';
import { isStale } from '../live/line-of.js';
import type { Clocks } from '../logic/times.js';
import type { HubSay } from '../words.js';

/** What every part of the console may need. */
export interface Desk {
  hub: Hub;
  say: HubSay;
  clocks: Clocks;
  state: HubState;
}

export const DeskContext = createContext<Desk | null>(null);

/** The console around a part. Throws outside of one. */
export function useDesk(): Desk & { isOffline: boolean } {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the console stands outside of it');
  return { ...desk, isOffline: isStale(desk.state.line) };
}

/**
 * The time of the server (ms), drawn again on every full second, or at so many milliseconds. For what the eye reads; no
 * figure of it is read out.
 */
export function useNow(offsetMs: number, everyMs = 1_000): number {
  const [, redraw] = useState(0);
  const now = Date.now() + offsetMs;
  useEffect(() => {
    const timer = setTimeout(() => redraw((count) => count + 1), everyMs - (now % everyMs) + 5);
    return () => clearTimeout(timer);
  });
  return now;
}
