import { writeSync } from 'node:fs';

/** One line of the table in docs/reliability.md. */
export interface Figure {
  /** Number of the promise, the fault or the hostile input, such as `F3`. */
  fault: string;
  /** What is done, and what must come of it. */
  done: string;
  goal: string;
  measured: string;
  seed?: number;
  /** What shows that the checker can go red. */
  red?: string;
}

/**
 * Prints a figure on a line of its own, past whatever holds output back; `npm run faults` makes the table of these
 * lines.
 */
export function figure(told: Figure): void {
  writeSync(1, `FIGURE ${JSON.stringify(told)}\n`);
}

/** Whether the long form runs (`npm run faults`) and not the short one of `npm test`. */
export const isLong = process.env['LONG'] === '1';
