import { describe, expect, it } from '@jest/globals';
import { readTimer, timerText, untilTick } from './timer.js';

const AT = 1_000_000;
const running = (seconds: number, before = 0) => ({
  running: true,
  sinceAt: AT - seconds * 1_000,
  elapsedMs: before,
});

describe('a clock of the floor', () => {
  it('is ready, runs, warns 30 s before the end, and is over', () => {
    const phase = (seconds: number) => readTimer({ clock: running(seconds), allowedSeconds: 120 }, AT).phase;
    expect([0, 60, 89, 90, 119, 120, 500].map(phase)).toEqual([
      'running',
      'running',
      'running',
      'wrap',
      'wrap',
      'over',
      'over',
    ]);
    const still = { running: false, sinceAt: null, elapsedMs: 0 };
    expect(readTimer({ clock: still, allowedSeconds: 120 }, AT)).toMatchObject({
      phase: 'ready',
      isStill: true,
    });
  });

  it('warns in the second half of what is short, and never before it began', () => {
    const short = (seconds: number) => readTimer({ clock: running(seconds), allowedSeconds: 20 }, AT).phase;
    expect([short(9), short(10)]).toEqual(['running', 'wrap']);
  });

  it('counts what ran before a pause, and nothing while it stands still', () => {
    const paused = { running: false, sinceAt: null, elapsedMs: 45_000 };
    expect(readTimer({ clock: paused, allowedSeconds: 120 }, AT + 60_000)).toMatchObject({
      elapsedMs: 45_000,
      leftMs: 75_000,
      left: 0.625,
      isStill: true,
    });
    expect(readTimer({ clock: running(15, 45_000), allowedSeconds: 120 }, AT).elapsedMs).toBe(60_000);
  });

  it('never runs backwards where the page is ahead of the server', () => {
    expect(readTimer({ clock: running(-5, 10_000), allowedSeconds: 120 }, AT).elapsedMs).toBe(10_000);
  });

  it('reads down to 0:00 and then up from +0:00', () => {
    expect([120_000, 119_001, 28_000, 1, 0, -999, -14_000, 3_725_000].map(timerText)).toEqual([
      '2:00',
      '2:00',
      '0:28',
      '0:01',
      '0:00',
      '+0:00',
      '+0:14',
      '1:02:05',
    ]);
  });

  it('changes its figure with the full second of the server', () => {
    expect(untilTick({ running: true, sinceAt: AT - 1_250, elapsedMs: 0 }, AT)).toBe(750);
  });
});
