import type { Followed } from './chain.js';

/** The sentences of a check, in the language of the page; the record page writes them beside its button. */
export const CHECK_WORDS = [
  'checking',
  'checkedOne',
  'checked',
  'checkedSince',
  'checkBad',
  'checkMissing',
  'checkRewritten',
  'checkUnreachable',
] as const;
export type CheckWords = Record<(typeof CHECK_WORDS)[number], string>;

/** As much of a fingerprint as people compare. */
const SHORT = 16;

/** What a check found, in words. `shown` is the head that the page says, `noted` the one that this device kept before. */
export function checkedWords(
  { entries, head, badAt, missing }: Followed,
  { shown, noted }: { shown: string; noted: string | undefined },
  words: CheckWords,
): { ok: boolean; says: string } {
  if (badAt !== null) return { ok: false, says: filled(words.checkBad, badAt, '') };
  if (noted !== undefined && missing.includes(noted)) return { ok: false, says: words.checkRewritten };
  if (missing.includes(shown)) return { ok: false, says: words.checkMissing };
  const says = filled(entries === 1 ? words.checkedOne : words.checked, entries, head.slice(0, SHORT));
  return { ok: true, says: noted === undefined ? says : `${says} ${words.checkedSince}` };
}

function filled(sentence: string, n: number, head: string): string {
  return sentence.replace('{n}', String(n)).replace('{head}', head);
}
