import { randomInt } from 'node:crypto';

/** Without 0, 1, I, L and O, which are taken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 3;
const GROUP = 4;
const HOW_MANY = 10;
const SHAPE = new RegExp(`^[${LETTERS}]{${GROUPS * GROUP}}$`);

/** Ten codes of 59 bits for paper, such as `H7K2-9QWD-MX4P`. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < HOW_MANY) codes.add(newCode());
  return [...codes];
}

/** A code as it is digested, however it was typed; undefined for what is none. */
export function plainRecoveryCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return SHAPE.test(plain) ? plain : undefined;
}

function newCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
