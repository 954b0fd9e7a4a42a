import type { AlikeTexts } from '../en/alike.js';
import type { Translated } from '../say.js';

/** What stands under a question that is being written, where others ask something similar, in Arabic. */
export const alikeWords: Translated<AlikeTexts> = {
  title: 'هل طُرح من قبل؟',
  lead: 'أيّد أحد هذه الأسئلة إن كان يسأل الشيء نفسه. ويمكنك إرسال سؤالك مع ذلك.',
  found: {
    one: 'سؤال مشابه واحد تحت النص.',
    two: 'سؤالان مشابهان تحت النص.',
    few: '{n} أسئلة مشابهة تحت النص.',
    many: '{n} سؤالًا مشابهًا تحت النص.',
    other: '{n} سؤال مشابه تحت النص.',
  },
  'is.shortlisted': 'قادم',
  'is.on_air': 'قيد الإجابة الآن',
  'is.answered': 'أُجيب عنه',
  'is.deferred': 'يُجاب عنه كتابةً لاحقًا',
  'is.lapsed': 'لم يصل دوره',
};
