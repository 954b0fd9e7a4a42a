import { z } from 'zod';
import { Language, QUESTION_CEILING, text } from './text.js';

/** Characters from which on a text is worth being compared; in scripts without spaces half as many. */
export const SIMILAR_FROM = 12;

/** What somebody is about to ask. */
export const AskSimilar = z
  .strictObject({ text: text(QUESTION_CEILING), language: Language.default('en') })
  .meta({ id: 'AskSimilar' });

/** Questions that everybody sees and that ask something like it, the most alike first: receipt number and percent. */
export const SimilarQuestions = z
  .strictObject({ similar: z.array(z.tuple([z.int(), z.int().min(0).max(100)])).max(3) })
  .meta({ id: 'SimilarQuestions' });
export type SimilarQuestions = z.infer<typeof SimilarQuestions>;

/**
 * For staff: each question that waits with the one it is most like and could be merged into, by receipt numbers, and how
 * alike they are in percent. `left`: how many questions are not compared yet; ask again for them.
 */
export const SimilarPairs = z
  .strictObject({
    pairs: z.array(z.tuple([z.int(), z.int(), z.int().min(0).max(100)])),
    left: z.int(),
  })
  .meta({ id: 'SimilarPairs' });
export type SimilarPairs = z.infer<typeof SimilarPairs>;
