import type { HubTexts } from '../en/hub.js';
import type { Translated } from '../say.js';
import { pollHub } from './polls-hub.js';

/** The words that the reviewed Arabic drawings show. What is missing here is shown in English. */
export const ar: Translated<HubTexts> = {
  ...pollHub,
  'group.civil_society': 'المجتمع المدني',
  'attendance.onsite': 'في القاعة',
  'attendance.online': 'عن بُعد',
  beingAnsweredNow: 'قيد الإجابة الآن',
  'timer.wrap': 'يُرجى الاختتام',
};
