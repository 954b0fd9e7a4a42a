import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ring, type Frame, type Place } from './ring.js';

const placeOf = (): Place => ({
  seat: {} as Place['seat'],
  socket: undefined,
  group: 'public',
  got: 0,
  attached: undefined,
  isSlow: false,
  isGone: false,
});

const put = (ring: Ring) => ring.put({ event: 'head', frame: undefined, encoded: undefined });

/** A ring in which is written down who got which frames, and in which turns. */
function world() {
  const ring = new Ring();
  const got = new Map<Place, number[][]>();
  const through: number[] = [];
  const turn = () => {
    const place = ring.next();
    if (place) got.get(place)?.push(ring.missedBy(place).map(({ no }) => no));
    for (let frame: Frame | undefined = ring.shift(); frame; frame = ring.shift()) through.push(frame.no);
  };
  const enter = () => {
    const place = placeOf();
    ring.add(place);
    got.set(place, []);
    return place;
  };
  const leave = (place: Place) => {
    place.isGone = true;
    ring.remove(place);
  };
  return { ring, got, through, turn, enter, leave };
}

describe('a ring of seats', () => {
  it('gives whoever comes later in the round what was put meanwhile together with what was on its way', () => {
    const { ring, got, through, turn, enter } = world();
    const [first, second, third] = [enter(), enter(), enter()];
    put(ring);
    turn();
    put(ring);
    turn();
    turn();
    expect(through).toEqual([1]);
    turn();
    expect(through).toEqual([1, 2]);
    expect(ring.isBusy).toBe(false);
    expect([first, second, third].map((place) => got.get(place))).toEqual([[[1], [2]], [[1, 2]], [[1, 2]]]);
  });

  it('brings each seat every frame since it came, once and in order, whoever enters and leaves when', () => {
    const acts = fc.array(
      fc.record({ act: fc.constantFrom('put', 'turn', 'turn', 'enter', 'leave'), which: fc.nat(20) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(acts, fc.nat(8), (all, count) => {
        const { ring, got, through, turn, enter, leave } = world();
        const here: { place: Place; due: number[] }[] = [];
        let last = 0;
        const joins = () => here.push({ place: enter(), due: [] });
        for (let at = 0; at < count; at += 1) joins();
        for (const { act, which } of all) {
          if (act === 'enter') joins();
          else if (act === 'turn') turn();
          else if (act === 'leave')
            here.splice(which % (here.length || 1), 1).forEach(({ place }) => leave(place));
          else if (here.length > 0) {
            put(ring);
            last += 1;
            for (const { due } of here) due.push(last);
          }
        }
        for (let rounds = 0; ring.isBusy && rounds < 1_000; rounds += 1) turn();
        expect(ring.isBusy).toBe(false);
        expect(through).toEqual(Array.from({ length: last }, (_none, at) => at + 1));
        for (const { place, due } of here) expect(got.get(place)?.flat()).toEqual(due);
      }),
    );
  });
});
