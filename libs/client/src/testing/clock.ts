import type { Clock } from '../clock.js';

export interface ManualClock extends Clock {
  /** Lets so many milliseconds pass and runs, in order, what is due. */
  advance(ms: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

/** A clock that stands still until it is told to go on; its chance comes from the seed. */
export function manualClock(seed = 1): ManualClock {
  let now = 1_800_000_000_000;
  let state = seed >>> 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    random() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
    get waiting() {
      return timers.length;
    },
  };
}

/** Lets everything that waits for promises run; no time passes on a manual clock. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise<void>((go) => setImmediate(go));
}
