import { useEffect, useRef, useState } from 'react';

/** How often numbers may change in front of a hall, in milliseconds. */
export const CALM_MS = 2_000;

/** The latest value, but never a new one sooner than `ms` after the last. */
export function useCalm<T>(value: T, ms = CALM_MS): T {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    if (Object.is(shown, value)) return;
    const wait = Math.max(0, changedAt.current + ms - Date.now());
    const timer = setTimeout(() => {
      changedAt.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, ms]);
  return shown;
}
