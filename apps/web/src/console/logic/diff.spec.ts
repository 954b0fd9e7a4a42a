import { describe, expect, it } from '@jest/globals';
import { diffWords, type Piece } from './diff.js';

const whole = (pieces: Piece[]): string => pieces.map((piece) => piece.text).join('');
const marked = (pieces: Piece[]): string[] =>
  pieces.filter((piece) => piece.differs).map((piece) => piece.text);

describe('Two versions of a question', () => {
  it('are told apart by the words that differ', () => {
    const diff = diffWords('Do operator hotlines work faster?', 'Do hotlines of CERTs work faster?');
    expect(marked(diff.mine).join('').trim()).toBe('operator');
    expect(marked(diff.theirs).join('').trim()).toBe('of CERTs');
  });

  it('lose nothing on the way', () => {
    const mine = 'Who pays\nfor cleaning,  and when?';
    const theirs = 'Who really pays for it?';
    const diff = diffWords(mine, theirs);
    expect(whole(diff.mine)).toBe(mine);
    expect(whole(diff.theirs)).toBe(theirs);
  });

  it('have nothing marked when they are the same', () => {
    const diff = diffWords('The same.', 'The same.');
    expect(marked(diff.mine)).toEqual([]);
    expect(marked(diff.theirs)).toEqual([]);
  });

  it('are compared word by word in a script without spaces', () => {
    const diff = diffWords('谁来支付费用？', '谁来支付电费？', 'zh');
    expect(whole(diff.mine)).toBe('谁来支付费用？');
    expect(marked(diff.mine)).not.toEqual(['谁来支付费用？']);
  });

  it('are each marked as a whole against an empty text', () => {
    expect(diffWords('', 'New.').theirs).toEqual([{ text: 'New.', differs: true }]);
    expect(diffWords('', 'New.').mine).toEqual([]);
  });
});
