import type { Texts } from '../say.js';

/** What a count of votes is worth, wherever one is shown. */
export const gradeWords = {
  'grade.open': 'Indicative: one vote per device, not one person one vote.',
  'grade.room': 'Checked in the room.',
  'grade.roll': 'One vote per person on the roll ({n} on the roll).',
} satisfies Texts;
