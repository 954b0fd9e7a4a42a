import type { Texts } from '../say.js';

/** What stands under a question that is being written, where others ask something similar, in English. */
export const alikeWords = {
  title: 'Already asked?',
  lead: 'Support one of these if it asks the same. Yours can be sent all the same.',
  found: {
    one: '{n} similar question stands below the text.',
    other: '{n} similar questions stand below the text.',
  },
  'is.shortlisted': 'Coming up',
  'is.on_air': 'Being answered now',
  'is.answered': 'Answered',
  'is.deferred': 'Answered in writing later',
  'is.lapsed': 'Not reached',
} satisfies Texts;

export type AlikeTexts = typeof alikeWords;
