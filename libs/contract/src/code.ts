import { CODE_LENGTH, CODE_LETTERS } from './words.js';

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);
/** The digits of Arabic and of Persian and Urdu; full-width letters and digits are folded by NFKC. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** A join code as people type it: lower case, spaced, with hyphens, in other digits. Undefined if it can be none. */
export function normalCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const code = typed
    .normalize('NFKC')
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '')
    .toUpperCase();
  return CODE.test(code) ? code : undefined;
}
