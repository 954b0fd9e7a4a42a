import { useLayoutEffect, useState, useEffect, type RefObject } from 'react';

/** In what text is measured: how much smaller it is tried each time, and how small it may become at the least. */
export interface Measure {
  unit: 'vh' | 'px';
  step: number;
  least: number;
}

/** Hundredths of the screen's height. */
export const HEIGHTS: Measure = { unit: 'vh', step: 0.2, least: 1.6 };
/** Pixels of a stream. */
export const PIXELS: Measure = { unit: 'px', step: 2, least: 26 };

/** Sets the text of an element as large as it may be and as small as it must be to fit, whatever stands beside it. */
export function useFit(
  element: RefObject<HTMLElement | null>,
  wished: number,
  key: string,
  { unit, step, least }: Measure = HEIGHTS,
): void {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setRound((before) => before + 1));
    watch.observe(box);
    return () => watch.disconnect();
  }, [element]);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    for (let size = wished; size >= least; size -= step) {
      box.style.setProperty('--size', `${size}${unit}`);
      if (box.scrollHeight <= box.clientHeight) return;
    }
  }, [element, wished, key, round]);
}
