import type { StageTexts } from '../en/stage.js';
import type { Translated } from '../say.js';
import { grades } from './grade.js';
import { pollStage } from './polls-stage.js';
import { stageTakeawayWords } from './stage-takeaways.js';

/** The words that the reviewed Arabic drawings show. What is missing here is shown in English. */
export const ar: Translated<StageTexts> = {
  ...grades,
  ...pollStage,
  ...stageTakeawayWords,
  'group.civil_society': 'المجتمع المدني',
  'attendance.onsite': 'في القاعة',
  'attendance.online': 'عن بُعد',
  'type.main_session': 'جلسة رئيسية',
  beingAnsweredNow: 'قيد الإجابة الآن',
  'timer.wrap': 'يُرجى الاختتام',
  next: 'التالي',
  doorLocked: 'الباب\nمغلق',
  doorLockedText: 'لا يدخل أحد جديد. ومن في الداخل يتابع.',
  needsPersonalCode: 'تحتاج إلى الرمز الشخصي الذي تسلّمته.',
  roomCode: 'للتأييد أدخل',
  askOrSupportAt: 'اسأل أو أيّد عبر',
  supporters: { few: '{n} مؤيدين', many: '{n} مؤيدًا', other: '{n} مؤيد' },
};
