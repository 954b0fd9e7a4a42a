const KEPT = 5;

/**
 * How far the server's clock is ahead of this one, ms, newest last: as answered pings measured it, and as frames said
 * it, which is late by the time that they were on their way.
 */
export interface Offsets {
  readonly pings: readonly number[];
  readonly frames: readonly number[];
}

/** Nothing is known yet. */
export const NO_OFFSETS: Offsets = { pings: [], frames: [] };

/** Remembers one more offset, of a ping or of a frame. */
export function heard(offsets: Offsets, from: keyof Offsets, offset: number): Offsets {
  return { ...offsets, [from]: [...offsets[from], offset].slice(-KEPT) };
}

/** The median, so that one slow answer does not move the clock; of pings if there were any, 0 if nothing was heard. */
export function offsetMs({ pings, frames }: Offsets): number {
  const known = pings.length > 0 ? pings : frames;
  return [...known].sort((a, b) => a - b)[known.length >> 1] ?? 0;
}
