import type { Texts } from '../say.js';

/** What a strip of the desk says where a question is like another one, in English. */
export const en = {
  chip: '{n} % like {no}',
  spoken: '{own}: {n} % like {no}. Merge with it?',
} satisfies Texts;

export type SimilarTexts = typeof en;
