import { CODE_LENGTH, CODE_LETTERS } from '@openfloor/contract';
import { randomInt } from 'node:crypto';

/** A random join code; whether it is free says the store. */
export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}
