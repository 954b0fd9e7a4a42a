/** Seconds before the end at which whoever listens is told how much is left; nothing else is read out. */
const MARKS = [120, 60, 30, 0] as const;

/** The mark that a clock has passed last, in seconds; null before the first one. A mark above the whole time is none. */
export function markOf(leftMs: number, allowedSeconds: number): (typeof MARKS)[number] | null {
  const passed = MARKS.filter((mark) => mark < allowedSeconds && leftMs <= mark * 1_000);
  return passed.at(-1) ?? null;
}
