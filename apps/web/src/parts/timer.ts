import type { ClockFace } from '@openfloor/contract';

/** Where a clock stands: not begun, running, to be wrapped up, over its time; `held` where it stands still. */
export type TimerPhase = 'ready' | 'running' | 'wrap' | 'over';

/** A clock as it reads at one moment. */
export interface Reading {
  phase: TimerPhase;
  /** It does not run now. */
  isStill: boolean;
  elapsedMs: number;
  /** Below zero once the time is over. */
  leftMs: number;
  /** Share of the time that is left, 0 to 1. */
  left: number;
}

/** A clock of the server with the time it was given. */
export interface Timed {
  clock: ClockFace;
  allowedSeconds: number;
  warnSeconds?: number;
}

const WARN_SECONDS = 30;

/** What has run on a clock of the server at a time of the server (ms). */
export function elapsedMs({ running, sinceAt, elapsedMs: before }: ClockFace, now: number): number {
  return before + (running && sinceAt !== null ? Math.max(0, now - sinceAt) : 0);
}

/** Reads a clock at a time of the server (ms). It warns 30 s before its end, a short one in its second half. */
export function readTimer(
  { clock, allowedSeconds, warnSeconds = WARN_SECONDS }: Timed,
  now: number,
): Reading {
  const elapsed = elapsedMs(clock, now);
  const allowedMs = allowedSeconds * 1_000;
  const leftMs = allowedMs - elapsed;
  const warnMs = Math.min(warnSeconds * 1_000, allowedMs / 2);
  const begun = clock.running || elapsed > 0;
  const phase = leftMs <= 0 ? 'over' : leftMs <= warnMs ? 'wrap' : begun ? 'running' : 'ready';
  return {
    phase,
    isStill: !clock.running,
    elapsedMs: elapsed,
    leftMs,
    left: allowedMs > 0 ? Math.min(1, Math.max(0, leftMs / allowedMs)) : 0,
  };
}

/** Minutes and seconds left as a clock counts down, `0:28`; past its end what is over, `+0:14`. Hours where there are any. */
export function timerText(leftMs: number): string {
  const over = leftMs < 0;
  const seconds = over ? Math.floor(-leftMs / 1_000) : Math.ceil(leftMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const head = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${over ? '+' : ''}${head}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Milliseconds until the figure of a running clock changes, so that a page ticks with the server and not beside it. */
export function untilTick(clock: ClockFace, now: number): number {
  return 1_000 - (elapsedMs(clock, now) % 1_000);
}
