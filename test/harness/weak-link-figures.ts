import type { Act, SlowSeat } from './weak-link-seat.js';

/** What lay in the buffers of the network after a silence of ten seconds has arrived after this. */
const CATCH_UP_MS = 8_000;

/** A latency list in milliseconds, as the tests print it. */
export interface Spread {
  of: number;
  p50: number;
  p95: number;
  most: number;
}

/** Sorted by how they compare: half, 95 of 100, and all are at most so. */
export function spread(values: number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { of: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** From each act to its durable reply; an act without one counts as endless. */
export function acknowledged(acts: Act[]): number[] {
  return acts.map(({ at, ackedAt = Infinity }) => ackedAt - at);
}

/** The same without the time in which nothing could pass. */
export function acknowledgedOnline(
  { breaks }: SlowSeat,
  acts: Act[],
  until = (act: Act) => act.ackedAt,
): number[] {
  return acts.map((act) => {
    const end = until(act) ?? Infinity;
    const lost = breaks.map(({ from, to }) => Math.max(0, Math.min(end, to) - Math.max(act.at, from)));
    return end - act.at - lost.reduce((sum, ms) => sum + ms, 0);
  });
}

/**
 * Those acts that were not done while nothing could pass, nor while the link brings what was kept for it in a silence:
 * what the server said meanwhile lies in the buffers of the network, and an answer comes after it.
 */
export function doneOnline({ breaks }: SlowSeat, acts: Act[]): Act[] {
  const isHindered = (at: number) =>
    breaks.some(({ from, to, kind }) => at >= from && at < to + (kind === 'hang' ? CATCH_UP_MS : 0));
  return acts.filter(({ at }) => !isHindered(at));
}

/** How long after a break the last of what was done before its end was answered; the longest of all breaks, ms. */
export function caughtUp({ breaks, acts }: SlowSeat): number {
  const lates = breaks.flatMap(({ to }) =>
    acts.filter(({ at }) => at < to).map(({ ackedAt = Infinity }) => ({ ackedAt, to })),
  );
  return Math.max(...lates.filter(({ ackedAt, to }) => ackedAt > to).map(({ ackedAt, to }) => ackedAt - to));
}

/** How many frames of tallies came in the fullest window of so many ms, and in a second on the whole. */
export function tallyFrames({ frames, breaks }: SlowSeat, from: number, to: number, windowMs: number) {
  const times = frames
    .filter(({ name, at }) => name === 'tallies' && at >= from && at <= to)
    .map(({ at }) => at);
  const free = times.filter(
    (at) => !breaks.some((broken) => at >= broken.from && at <= broken.to + windowMs),
  );
  const inWindow = free.map((start) => free.filter((at) => at >= start && at < start + windowMs).length);
  return {
    of: times.length,
    perSecond: (times.length * 1_000) / (to - from),
    fullest: Math.max(0, ...inWindow),
  };
}

/** Bytes a second while the link worked and nobody was coming back, on average and in the fullest second. */
export function steadyBytes(
  { breaks }: SlowSeat,
  perSecond: { at: number; down: number; up: number }[],
  settledMs = 8_000,
) {
  const calm = perSecond.filter(
    ({ at }) => !breaks.some(({ from, to }) => at >= from && at <= to + settledMs),
  );
  const mean = (values: number[]) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
  const down = calm.map((second) => second.down);
  return {
    seconds: calm.length,
    down: mean(down),
    most: Math.max(...down),
    up: mean(calm.map(({ up }) => up)),
  };
}
