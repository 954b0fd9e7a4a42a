import type { AudienceTexts } from '../en/audience-more.js';
import type { Translated } from '../say.js';
import { grades } from './grade.js';

/** The words that the reviewed Arabic drawings show. What is missing here is shown in English. */
export const ar: Translated<AudienceTexts> = {
  ...grades,
  'group.civil_society': 'المجتمع المدني',
  'attendance.onsite': 'في القاعة',
  'attendance.online': 'عن بُعد',
  beingAnsweredNow: 'قيد الإجابة الآن',
  codeNeeded: 'أدخل الرمز أولًا.',
  close: 'إغلاق',
  menu: 'القائمة',
  yourData: 'بياناتك',
  since: 'منذ {time}',
  now: 'الآن',
  top: 'الأكثر تأييدًا',
  new: 'الأحدث',
  mine: 'أسئلتي',
  updated: 'حُدِّث {time}',
  newQuestions: {
    one: 'سؤال جديد',
    two: 'سؤالان جديدان',
    few: '{n} أسئلة جديدة',
    many: '{n} سؤالًا جديدًا',
    other: '{n} سؤال جديد',
  },
  support: 'تأييد',
  counted: 'احتُسب',
  machineTranslation: 'ترجمة آلية.',
  readOriginal: 'النص الأصلي',
  asked: { few: '{b}{n}{/b} أسئلة', many: '{b}{n}{/b} سؤالًا', other: '{b}{n}{/b} سؤال' },
  answeredTally: 'أُجيب عن {b}{n}{/b}',
  askedAnswered: '{asked}، {answered}',
  setAsideWhy: { other: 'نُحّيت {n}، لماذا؟' },
  ask: 'اطرح سؤالًا',
};
