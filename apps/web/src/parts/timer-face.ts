import { timerText, type Reading } from './timer.js';

/** How a clock looks: its colour, the word and the shape that say the same, and its figure. */
export interface TimerFace {
  tone: 'still' | 'run' | 'wrap' | 'time';
  word: 'timer.ready' | 'timer.still' | 'timer.running' | 'timer.wrap' | 'timer.over';
  /** An outline on a 12 by 12 grid. */
  shape: string;
  figure: string;
}

const RING = 'M6 0a6 6 0 1 1 0 12A6 6 0 1 1 6 0zM6 2.4a3.6 3.6 0 1 0 0 7.2a3.6 3.6 0 1 0 0-7.2z';
const BARS = 'M1 0h3.6v12H1zM7.4 0H11v12H7.4z';
const CIRCLE = 'M6 0a6 6 0 1 1 0 12A6 6 0 1 1 6 0z';
const TRIANGLE = 'M6 .7l6 10.6H0z';
const SQUARE = 'M.5.5h11v11H.5z';

/** The face of a clock as it reads. One that was stopped says that first, whatever is left of it. */
export function faceOf({ phase, isStill, leftMs }: Reading): TimerFace {
  const figure = timerText(leftMs);
  if (phase === 'ready') return { tone: 'still', word: 'timer.ready', shape: RING, figure };
  if (isStill) return { tone: 'still', word: 'timer.still', shape: BARS, figure };
  if (phase === 'running') return { tone: 'run', word: 'timer.running', shape: CIRCLE, figure };
  if (phase === 'wrap') return { tone: 'wrap', word: 'timer.wrap', shape: TRIANGLE, figure };
  return { tone: 'time', word: 'timer.over', shape: SQUARE, figure };
}

/** Seconds before the end at which whoever listens is told how much is left; nothing else is read out. */
const MARKS = [0, 30, 60, 120] as const;

/** The mark that a clock has passed last, in seconds; none before the first. A mark above the whole time is none. */
export function markOf(leftMs: number, allowedSeconds: number): (typeof MARKS)[number] | undefined {
  return MARKS.find((mark) => mark < allowedSeconds && leftMs <= mark * 1_000);
}
