interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Screen {
  width: number;
  height: number;
  /** The page reads from right to left. */
  isRtl: boolean;
  /** Over the neighbour at the start of the line, as far as there is room, instead of under it. */
  isBeside: boolean;
}

/** Between a menu and the edge of the screen, px. */
const EDGE = 4;
const GAP = 2;

/** Where a menu of this size stands, px from the top left corner of the screen; always wholly on the screen. */
export function placed(
  anchor: Box,
  menu: { width: number; height: number },
  { width, height, isRtl, isBeside }: Screen,
): { x: number; y: number } {
  const within = (at: number, size: number, all: number): number =>
    Math.max(EDGE, Math.min(at, all - size - EDGE));
  const beside = isRtl ? anchor.right : anchor.left - menu.width;
  const fitsBeside = isBeside && beside >= EDGE && beside + menu.width <= width - EDGE;
  if (fitsBeside) return { x: beside, y: within(anchor.top, menu.height, height) };
  const x = isRtl ? anchor.right - menu.width : anchor.left;
  const below = anchor.bottom + GAP;
  const above = anchor.top - menu.height - GAP;
  const y = below + menu.height > height - EDGE && above >= EDGE ? above : below;
  return { x: within(x, menu.width, width), y: within(y, menu.height, height) };
}

/** Which entry a key leads to from the one at `at`; null where the key leads nowhere. `words` are in lower case. */
export function stepTo(key: string, at: number, words: readonly string[]): number | null {
  const n = words.length;
  if (n === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % n;
  if (key === 'ArrowUp') return (at - 1 + n) % n;
  if (key === 'Home') return 0;
  if (key === 'End') return n - 1;
  if ([...key].length !== 1 || key === ' ') return null;
  const letter = key.toLocaleLowerCase();
  const rounds = words.map((_, step) => (at + 1 + step) % n);
  return rounds.find((one) => words[one]?.startsWith(letter)) ?? null;
}
