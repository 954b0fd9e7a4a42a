import { describe, expect, it } from '@jest/globals';
import { AWAY_MS, extend, freeze, hasMoved, mayFlushOnReturn, missing, STALE_MS } from './frozen-order.js';

const rows = (...ids: string[]) => ids.map((id, place) => ({ id, no: place + 1 }));

describe('the list that never moves by itself', () => {
  it('keeps its order while the ranking changes and puts what is new behind the pill', () => {
    const frozen = freeze(rows('a', 'b', 'c'), 0);
    const now = rows('c', 'd', 'a', 'b', 'e');
    expect(frozen.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(missing(frozen, now).map(({ id }) => id)).toEqual(['d', 'e']);
  });

  it('keeps the place and number of a question that has gone', () => {
    const frozen = freeze([{ id: 'a', no: 12 }], 0);
    expect(missing(frozen, [])).toEqual([]);
    expect(frozen.rows).toEqual([{ id: 'a', no: 12 }]);
  });

  it('marks what a flush brought in, and nothing in the first list', () => {
    const first = freeze(rows('a', 'b'), 0);
    const second = freeze(rows('c', 'a', 'b'), 10, first);
    expect([...first.fresh]).toEqual([]);
    expect([...second.fresh]).toEqual(['c']);
    expect([...freeze(rows('c', 'a', 'b'), 20, second).fresh]).toEqual([]);
  });

  it('appends later pages of the same snapshot at the end without moving a row', () => {
    const frozen = freeze(rows('a', 'b'), 0);
    expect(extend(frozen, rows('b', 'c', 'a')).rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(extend(frozen, rows('b', 'a'))).toBe(frozen);
  });

  it('says that the order has changed only when it is old and the first three differ', () => {
    const frozen = freeze(rows('a', 'b', 'c', 'd'), 0);
    expect(hasMoved(frozen, rows('b', 'a', 'c', 'd'), STALE_MS - 1)).toBe(false);
    expect(hasMoved(frozen, rows('b', 'a', 'c', 'd'), STALE_MS)).toBe(true);
    expect(hasMoved(frozen, rows('a', 'b', 'c', 'x'), STALE_MS)).toBe(false);
  });

  it('takes the new order on return only after a minute away and with nothing in use', () => {
    expect(mayFlushOnReturn(AWAY_MS, false)).toBe(true);
    expect(mayFlushOnReturn(AWAY_MS - 1, false)).toBe(false);
    expect(mayFlushOnReturn(AWAY_MS, true)).toBe(false);
  });
});
