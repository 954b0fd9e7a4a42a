import type { SimilarTexts } from '../en/similar.js';
import type { Translated } from '../say.js';

/** What a strip of the desk says where a question is like another one, in Arabic. */
export const ar: Translated<SimilarTexts> = {
  chip: 'يشبه {no} بنسبة {n}٪',
  spoken: '{own}: يشبه {no} بنسبة {n}٪. هل تدمجهما؟',
};
