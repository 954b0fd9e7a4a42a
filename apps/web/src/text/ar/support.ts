import type { SupportTexts } from '../en/support.js';
import type { Translated } from '../say.js';

/** What the console says of the groups that votes of a question came from, in Arabic. */
export const ar: Translated<SupportTexts> = {
  title: 'التأييد حسب المجموعة',
  asOf: {
    zero: 'حتى الآن لا أصوات',
    one: 'عند صوت واحد',
    two: 'عند صوتين',
    few: 'عند {n} أصوات',
    many: 'عند {n} صوتًا',
    other: 'عند {n} صوت',
  },
  none: 'يُعرض ابتداءً من نحو {n} صوت.',
  hidden: 'غير معروض',
  nobodySaid: 'لم تُذكر مجموعة',
  why: 'غير معروض: أقل من {n} أصوات، أو أصوات مجموعة صغيرة بكاملها، أو عدد يكشف ذلك.',
  behind: 'تُستبعد دائمًا بعض الأصوات بالقرعة، حتى لا يُعرف أي صوت بمفرده.',
};
