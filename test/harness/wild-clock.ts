import { systemClock, type Clock } from '@openfloor/client';

/** A clock that runs so many times faster than that of the machine, for clients whose waits would make a test long. */
export function swiftClock(speed: number): Clock {
  const begun = Date.now();
  return {
    ...systemClock,
    now: () => begun + (Date.now() - begun) * speed,
    after: (ms, run) => systemClock.after(ms / speed, run),
  };
}

/** Waits until so much time has passed: how long a fault lasts, never how long something may take. */
export function lasts(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
