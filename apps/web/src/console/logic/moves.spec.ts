import { describe, expect, it } from '@jest/globals';
import { dropOf, placeOf } from './moves.js';

const queue = ['a', 'b', 'c', 'd'];
/** What the server makes of a place: the moved one before the named one, or last. */
function apply(id: string, place: { before?: string } | null): string[] {
  if (!place) return queue;
  const others = queue.filter((one) => one !== id);
  const at = place.before === undefined ? others.length : others.indexOf(place.before);
  return [...others.slice(0, at), id, ...others.slice(at)];
}

describe('Moving in the queue', () => {
  it('goes one up, one down, to the top and to the end', () => {
    expect(apply('c', placeOf(queue, 'c', 'up'))).toEqual(['a', 'c', 'b', 'd']);
    expect(apply('b', placeOf(queue, 'b', 'down'))).toEqual(['a', 'c', 'b', 'd']);
    expect(apply('c', placeOf(queue, 'c', 'down'))).toEqual(['a', 'b', 'd', 'c']);
    expect(apply('d', placeOf(queue, 'd', 'top'))).toEqual(['d', 'a', 'b', 'c']);
    expect(apply('a', placeOf(queue, 'a', 'end'))).toEqual(['b', 'c', 'd', 'a']);
  });

  it('asks for nothing where the question stands there already', () => {
    expect(placeOf(queue, 'a', 'up')).toBeNull();
    expect(placeOf(queue, 'a', 'top')).toBeNull();
    expect(placeOf(queue, 'd', 'down')).toBeNull();
    expect(placeOf(queue, 'd', 'end')).toBeNull();
    expect(placeOf(queue, 'x', 'up')).toBeNull();
  });

  it('lands where it was dropped, from above and from below', () => {
    expect(apply('a', dropOf(queue, 'a', 'c', 'before'))).toEqual(['b', 'a', 'c', 'd']);
    expect(apply('a', dropOf(queue, 'a', 'c', 'after'))).toEqual(['b', 'c', 'a', 'd']);
    expect(apply('d', dropOf(queue, 'd', 'b', 'after'))).toEqual(['a', 'b', 'd', 'c']);
    expect(apply('b', dropOf(queue, 'b', 'd', 'after'))).toEqual(['a', 'c', 'd', 'b']);
  });

  it('asks for nothing when dropped where it was, or on nothing', () => {
    expect(dropOf(queue, 'b', 'b', 'before')).toBeNull();
    expect(dropOf(queue, 'b', 'a', 'after')).toBeNull();
    expect(dropOf(queue, 'b', 'c', 'before')).toBeNull();
    expect(dropOf(queue, 'b', 'x', 'before')).toBeNull();
  });

  it('takes a question from outside the queue', () => {
    expect(dropOf(queue, 'new', 'b', 'before')).toEqual({ before: 'b' });
    expect(dropOf(queue, 'new', 'd', 'after')).toEqual({});
  });
});
