const KEPT = 5;

/** How far the server's clock is ahead of this one: the last times it said so, newest last, ms. */
export type Offsets = readonly number[];

/** Remembers one more time that the server said. */
export function heardTime(offsets: Offsets, serverNow: number, localNow: number): Offsets {
  return [...offsets, serverNow - localNow].slice(-KEPT);
}

/** The median, so that one slow frame does not move the clock; 0 until the server has said a time. */
export function offsetMs(offsets: Offsets): number {
  return [...offsets].sort((a, b) => a - b)[offsets.length >> 1] ?? 0;
}
