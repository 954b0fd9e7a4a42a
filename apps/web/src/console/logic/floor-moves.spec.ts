import { describe, expect, it } from '@jest/globals';
import { floor, floorId } from '../../testing/floors.js';
import { beforeOf, followers } from './floor-moves.js';

const queue = [floor(9, { class: 'point_of_order' }), floor(1), floor(2), floor(3)];

describe('Moving somebody on the list', () => {
  it('leads before another one, or to the end, and past no point of order', () => {
    expect(beforeOf(queue, floorId(3), 'top')).toBe(floorId(1));
    expect(beforeOf(queue, floorId(3), 'up')).toBe(floorId(2));
    expect(beforeOf(queue, floorId(1), 'down')).toBe(floorId(3));
    expect(beforeOf(queue, floorId(1), 'end')).toBeNull();
  });

  it('leads nowhere from where it would change nothing', () => {
    expect(beforeOf(queue, floorId(1), 'top')).toBeUndefined();
    expect(beforeOf(queue, floorId(3), 'end')).toBeUndefined();
    expect(beforeOf(queue, floorId(9), 'down')).toBeUndefined();
  });

  it('names everybody before whom they do not stand already', () => {
    expect(followers(queue, floorId(1)).map(({ no }) => no)).toEqual([3]);
    expect(followers(queue, floorId(3)).map(({ no }) => no)).toEqual([1, 2]);
  });
});
