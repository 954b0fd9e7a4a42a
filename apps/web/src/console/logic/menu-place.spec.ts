import { describe, expect, it } from '@jest/globals';
import { placed, stepTo } from './menu-place.js';

const box = (left: number, top: number) => ({ left, right: left + 60, top, bottom: top + 28 });
const menu = { width: 150, height: 200 };
const screen = { width: 1_280, height: 720, isRtl: false, isBeside: false };

describe('A menu', () => {
  it('opens under its button, at the start of the line in both directions', () => {
    expect(placed(box(400, 100), menu, screen)).toEqual({ x: 400, y: 130 });
    expect(placed(box(400, 100), menu, { ...screen, isRtl: true })).toEqual({ x: 310, y: 130 });
  });

  it('opens above where there is no room under it, and never leaves the screen', () => {
    expect(placed(box(400, 600), menu, screen)).toEqual({ x: 400, y: 398 });
    expect(placed(box(1_200, 100), menu, screen).x).toBe(1_126);
    expect(placed(box(0, 10), { width: 150, height: 900 }, screen)).toEqual({ x: 4, y: 4 });
  });

  it('opens over the neighbour of what it is about, where that is wide enough', () => {
    const beside = { ...screen, isBeside: true };
    expect(placed(box(416, 100), menu, beside)).toEqual({ x: 266, y: 100 });
    expect(placed(box(416, 100), menu, { ...beside, isRtl: true })).toEqual({ x: 476, y: 100 });
    expect(placed(box(100, 100), menu, beside)).toEqual({ x: 100, y: 130 });
    expect(placed(box(416, 700), menu, beside).y).toBe(516);
  });

  it('is walked with arrows, Home, End and letters, around its ends', () => {
    const words = ['up', 'down', 'merge into…', 'move'];
    expect(stepTo('ArrowDown', 3, words)).toBe(0);
    expect(stepTo('ArrowUp', 0, words)).toBe(3);
    expect([stepTo('Home', 2, words), stepTo('End', 0, words)]).toEqual([0, 3]);
    expect([stepTo('m', 0, words), stepTo('M', 2, words), stepTo('m', 3, words)]).toEqual([2, 3, 2]);
    expect([stepTo('x', 0, words), stepTo(' ', 0, words), stepTo('Shift', 0, words)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(stepTo('ArrowDown', -1, [])).toBeNull();
  });
});
