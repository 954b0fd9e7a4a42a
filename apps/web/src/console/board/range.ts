import { useEffect, useState, type RefObject } from 'react';

/** Which items of a scrolling list are in sight, counted from 1; `first` is 0 where there are none. */
export interface Range {
  first: number;
  last: number;
}

/** The place of the first child whose end is below `edge`, by halving: children stand in order. */
function firstBelow(list: HTMLElement, n: number, edge: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    const child = list.children[middle] as HTMLElement;
    if (child.offsetTop - list.offsetTop + child.offsetHeight <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rangeOf(list: HTMLElement, n: number): Range {
  if (n === 0 || list.children.length < n) return { first: 0, last: 0 };
  const first = firstBelow(list, n, list.scrollTop + 12);
  const last = firstBelow(list, n, list.scrollTop + list.clientHeight - 12);
  return { first: Math.min(first + 1, n), last: Math.min(last + (last < n ? 1 : 0), n) };
}

/** Follows which of the first `n` children of a list are in sight. */
export function useRange(ref: RefObject<HTMLElement | null>, n: number): Range {
  const [range, set] = useState<Range>({ first: 0, last: 0 });
  useEffect(() => {
    const list = ref.current;
    if (!list) return undefined;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const next = rangeOf(list, n);
      set((held) => (held.first === next.first && held.last === next.last ? held : next));
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(list);
    list.addEventListener('scroll', soon, { passive: true });
    soon();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      list.removeEventListener('scroll', soon);
    };
  }, [ref, n]);
  return range;
}
