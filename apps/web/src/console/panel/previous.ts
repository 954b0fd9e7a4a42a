/** How long the question before stays in reach after it has changed, ms. */
export const REACH_MS = 30_000;

/** What is asked now and what was before it, as ids of questions; `isBack` while the reader looks at the one before. */
export interface Kept {
  current: string | null;
  previous: string | null;
  /** Until when the one before stays in reach, ms. */
  until: number;
  isBack: boolean;
}

export const NOTHING_BEFORE: Kept = { current: null, previous: null, until: 0, isBack: false };

/** Goes with what is asked. The same object where nothing changed. */
export function follow(kept: Kept, current: string | null, now: number): Kept {
  const isOver = kept.previous !== null && now >= kept.until;
  if (current !== kept.current) {
    const before = kept.current ?? (isOver ? null : kept.previous);
    const previous = before === current ? null : before;
    return { current, previous, until: now + REACH_MS, isBack: false };
  }
  return isOver ? { ...kept, previous: null, isBack: false } : kept;
}
