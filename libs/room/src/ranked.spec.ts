import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ranked } from './ranked.js';

interface Row {
  no: number;
  votes: number;
}

const bySupport = (one: Row, other: Row) => other.votes - one.votes || one.no - other.no;

describe('an order that is kept', () => {
  it('is after any moves what sorting gives, and says when it became another one', () => {
    const move = fc.tuple(fc.constantFrom('add', 'take', 'change', 'change'), fc.nat(30), fc.nat(5));
    const property = fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
      const ranked = new Ranked(bySupport);
      const rows = new Map<number, Row>();
      for (const [kind, no, votes] of moves) {
        const [before, version] = [ranked.list.map((row) => row.no), ranked.version];
        const row = rows.get(no);
        if (kind === 'add' && !row) {
          rows.set(no, { no, votes });
          ranked.add(rows.get(no) as Row);
        } else if (kind === 'take' && row) {
          ranked.take(row);
          rows.delete(no);
        } else if (row) ranked.change(row, () => (row.votes = votes));
        expect(ranked.list).toEqual([...rows.values()].sort(bySupport));
        const moved = before.join() !== ranked.list.map((one) => one.no).join();
        if (moved) expect(ranked.version).not.toBe(version);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('does not lose a row whose figures changed behind its back, but says so', () => {
    const ranked = new Ranked(bySupport);
    const [one, two] = [
      { no: 1, votes: 3 },
      { no: 2, votes: 1 },
    ];
    ranked.add(one);
    ranked.add(two);
    two.votes = 9;
    expect(() => ranked.take(two)).toThrow(RangeError);
  });
});
