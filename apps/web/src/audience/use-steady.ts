import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How long after the finger has left the glass things above the list still wait, in milliseconds. */
const SETTLE_MS = 400;

/** The latest value, but while a finger is on the glass the one that was there before: nothing moves under it. */
export function useHeld<T>(value: T): T {
  const [isTouched, setTouched] = useState(false);
  const held = useRef(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const down = (): void => {
      clearTimeout(timer);
      setTouched(true);
    };
    const up = (): void => {
      timer = setTimeout(() => setTouched(false), SETTLE_MS);
    };
    const listening: [string, () => void][] = [
      ['pointerdown', down],
      ['pointerup', up],
      ['pointercancel', up],
    ];
    for (const [name, listener] of listening) addEventListener(name, listener, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of listening) removeEventListener(name, listener);
    };
  }, []);
  if (!isTouched) held.current = value;
  return held.current;
}

/** Keeps what is being read where it is when something above it grows, in browsers that do not do so themselves. */
export function useSteadyScroll(element: { current: HTMLElement | null }): void {
  const before = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (!element.current || CSS.supports('overflow-anchor', 'auto')) return;
    const place = element.current.getBoundingClientRect().top + scrollY;
    if (before.current !== null && scrollY > 0) scrollBy(0, place - before.current);
    before.current = place;
  });
}
