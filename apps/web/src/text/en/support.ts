import type { Texts } from '../say.js';

/** What the console says of the groups that votes of a question came from, in English. Loaded with that part alone. */
export const en = {
  title: 'Support by group',
  asOf: { one: 'As of {n} vote', other: 'As of {n} votes' },
  none: 'Told from about {n} votes on.',
  hidden: 'not shown',
  nobodySaid: 'No group named',
  why: 'Not shown: fewer than {n} votes, all of a small group, or a number that would give those away.',
  behind: 'Some votes, drawn by lot, are always left out, so that no single one can be told from the others.',
} satisfies Texts;

export type SupportTexts = typeof en;
