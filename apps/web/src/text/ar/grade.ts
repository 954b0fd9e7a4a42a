import type { gradeWords } from '../en/grade.js';
import type { Translated } from '../say.js';

/** What a count of votes is worth. */
export const grades: Translated<typeof gradeWords> = {
  'grade.open': 'للاسترشاد فقط: صوت لكل جهاز، لا صوت لكل شخص.',
  'grade.room': 'جرى التحقق في القاعة.',
  'grade.roll': 'صوت واحد لكل شخص في قائمة المصوّتين ({n} في القائمة).',
};
