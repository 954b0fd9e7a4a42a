import { describe, expect, it } from '@jest/globals';
import { Hands, type Vote } from './hands.rules.js';

let seq = 0;
const vote = (author: string, on = true, questionId = 'q'): Vote => {
  seq += 1;
  return { seq, id: `c${seq}`, author, questionId, on };
};

describe('the hands of a hub', () => {
  it('are counted once for each phone, as the phone left them', () => {
    const hands = new Hands();
    for (const one of [vote('a'), vote('a'), vote('b'), vote('b', false), vote('c')]) hands.add(one);
    expect(hands.number(['q'])).toBe(2);
    expect(hands.size).toBe(5);
  });

  it('are as they were before where the room will not count them', () => {
    const hands = new Hands();
    hands.restore('q', 'a');
    const down = vote('a', false);
    const up = vote('b');
    hands.add(down);
    hands.add(up);
    expect(hands.number(['q'])).toBe(1);
    expect(hands.refuse(['q'], up.seq)).toEqual([down, up]);
    expect(hands.number(['q'])).toBe(1);
    expect(hands.countedBy('a')).toEqual(['q']);
  });

  it('are counted up to the last that a count includes, and no further', () => {
    const hands = new Hands();
    const [first, second] = [vote('a'), vote('b')];
    hands.add(first);
    hands.add(second);
    expect(hands.accept(['q'], first.seq)).toEqual([first]);
    expect([hands.countedBy('a'), hands.countedBy('b')]).toEqual([['q'], []]);
    expect(hands.waiting(['q'])).toEqual([second]);
    expect(hands.number(['q'])).toBe(2);
  });

  it('of questions that became one are those of each phone once, without its authors', () => {
    const hands = new Hands();
    for (const one of [vote('a', true, 'q'), vote('a', true, 'r'), vote('b', true, 'r')]) hands.add(one);
    expect(hands.number(['q', 'r'])).toBe(2);
    expect(hands.number(['q', 'r'], new Set(['b']))).toBe(1);
    hands.accept(['q', 'r'], seq);
    hands.add(vote('a', false, 'q'));
    expect(hands.number(['q', 'r'])).toBe(1);
    hands.accept(['q', 'r'], seq);
    expect(hands.countedBy('a')).toEqual([]);
    expect(hands.number(['r'])).toBe(1);
  });
});
