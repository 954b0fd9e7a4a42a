import { useSyncExternalStore } from 'react';
import { useDesk } from './context.js';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Tells everybody once a second that time has passed; rests while nobody listens. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const heard of [...listeners]) heard();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Something read from the server's time, ms. Painted again only when the answer is another, so give back a string
 * or a number.
 */
export function useTick<S extends string | number | boolean | null>(read: (now: number) => S): S {
  const { room } = useDesk();
  return useSyncExternalStore(onTick, () => read(room.serverNow()));
}
