import { describe, expect, it } from '@jest/globals';
import { normalCode, CODE_LETTERS } from '@openfloor/contract';
import { newCode } from './code.js';

describe('a join code', () => {
  it.each([
    ['K7M4QX', 'as it stands on the wall'],
    ['k7m4qx', 'in lower case'],
    [' k7m 4qx ', 'with spaces'],
    ['K7M-4QX', 'with a hyphen'],
    ['K7M\u20114QX', 'with a hyphen that does not break'],
    ['\uFF2B\uFF17\uFF2D\uFF14\uFF31\uFF38', 'in full width'],
    ['K\u0667M\u0664QX', 'with Arabic digits'],
    ['K\u06F7M\u06F4QX', 'with Persian digits'],
    ['\u200FK7M4QX\u200E', 'with marks of direction'],
  ])('is understood: %j (%s)', (typed) => expect(normalCode(typed)).toBe('K7M4QX'));

  it.each(['', 'K7M4Q', 'K7M4QXX', 'K7M4Q0', 'K7M4QI', 'K7M4QÖ', '../etc', 'K7M4QX'.padEnd(41), '%00'])(
    'is none: %j',
    (typed) => expect(normalCode(typed)).toBeUndefined(),
  );

  it('is made of letters that nobody reads wrong', () => {
    const codes = Array.from({ length: 200 }, newCode);
    expect(codes.every((code) => normalCode(code) === code)).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(190);
    expect(CODE_LETTERS).not.toMatch(/[01OIL]/);
  });
});
