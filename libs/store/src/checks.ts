import { StoreMisuse } from './errors.js';

/** Takes a text that is not empty, above all an id; null, objects and lists never reach a statement. */
export function text(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new StoreMisuse(`${what} must be a text, not ${shown(value)}`);
}

/** Takes a whole number from 0, such as a rev, a beat, a limit or milliseconds. */
export function count(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new StoreMisuse(`${what} must be a whole number from 0, not ${shown(value)}`);
}

function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value)}`;
}
