import type { Texts } from '../say.js';

/** What staff are told while the server's disk refuses to write. */
export const en = {
  title: 'Nothing can be saved right now.',
  text: 'The server’s disk refuses. What was confirmed is safe; what is done now is refused, waits on its device and is sent again by itself. Tell whoever runs the server.',
  waiting: {
    one: '{n} act of this desk waits.',
    other: '{n} acts of this desk wait.',
  },
} satisfies Texts;

export type StorageTexts = typeof en;
