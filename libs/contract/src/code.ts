/** The letters of a join code: no 0, O, 1, I or L, so that nobody reads one wrong from a wall. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

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
