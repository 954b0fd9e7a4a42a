import type { pollStageWords } from '../en/polls-stage.js';
import type { Translated } from '../say.js';

/** What the screen in the room says about a poll, in Arabic. */
export const pollStage: Translated<typeof pollStageWords> = {
  poll: 'استطلاع',
  pollAnswerAt: 'أجب عبر',
  pollOpen: 'أجيبوا الآن',
  pollClosed: 'مغلق',
  pollResult: 'النتيجة',
  haveAnswered: {
    zero: 'لم يُجب أحد بعد',
    one: 'أجاب شخص واحد',
    two: 'أجاب شخصان',
    few: 'أجاب {n} أشخاص',
    many: 'أجاب {n} شخصًا',
    other: 'أجاب {n} شخص',
  },
  nobodyAnswered: 'لم يُجب أحد بعد',
  percent: '{n}٪',
  pollMean: 'المتوسط {mean} من {max}',
  pollPoints: '{n} نقطة',
  pollHands: {
    one: 'إلى جانبها أيدٍ في مركز واحد فيه {of} شخصًا.',
    two: 'إلى جانبها أيدٍ في مركزين فيهما {of} شخصًا.',
    few: 'إلى جانبها أيدٍ في {n} مراكز فيها {of} شخصًا.',
    other: 'إلى جانبها أيدٍ في {n} مركزًا فيها {of} شخصًا.',
  },
  pollHandsFor: 'الأيدي {n}',
  'temperature.agree': 'موافق',
  'temperature.pass': 'بلا رأي',
  'temperature.disagree': 'غير موافق',
};
