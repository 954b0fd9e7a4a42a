import { readKept, tabKeep, writeKept } from '../live/keep.js';

const keyOf = (name: string): string => `openfloor objection ${name}`;
const written = new Map<string, string>();

/** What is being written against the takeaway of this name. It outlives a closed form, a refusal and a reload of its tab. */
export function draftAgainst(name: string): string | undefined {
  const kept = written.get(name) ?? readKept(tabKeep(), keyOf(name));
  return typeof kept === 'string' ? kept : undefined;
}

/** Keeps what is being written; nothing is kept of an empty text. */
export function keepAgainst(name: string, text: string): void {
  if (text === '') written.delete(name);
  else written.set(name, text);
  writeKept(tabKeep(), keyOf(name), text || undefined);
}

/** Forgets it once it stands in the room as it was written. */
export function arrivedAgainst(name: string, text: string | undefined): void {
  if (text !== undefined && draftAgainst(name)?.trim() === text) keepAgainst(name, '');
}
