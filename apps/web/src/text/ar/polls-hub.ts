import type { pollHubWords } from '../en/polls-hub.js';
import type { Translated } from '../say.js';

/** What the console of a hub says about polls, in Arabic. */
export const pollHub: Translated<typeof pollHubWords> = {
  pollTitle: 'الاستطلاع {n}',
  pollHandsFor: 'الأيدي لخيار: {what}',
  pollHandsText: 'من أصل {n} شخصًا. تُعرض الأيدي إلى جانب النتيجة وليست منها.',
  pollHandsOurs: 'لدينا: {n} من {of}.',
  pollHandsKept: 'لدينا: {n} من {of}، لم تُرسل بعد.',
  pollOwn: 'إجابة هذا المركز الوحيدة، كمصوّت واحد',
  pollNoAnswer: 'بلا إجابة',
  pollWords: 'إجابة مكتوبة',
  pollNeedsCode: 'هذا الاقتراع يقبل إجابات الأشخاص وحدهم.',
  pollOwnKept: 'لم تُرسل إجابتنا بعد.',
  pollOwnCounted: 'احتُسبت إجابتنا.',
  'temperature.agree': 'موافق',
  'temperature.pass': 'بلا رأي',
  'temperature.disagree': 'غير موافق',
  'did.poll.respond': 'إجابة استطلاع',
  sayPoll: 'الاستطلاع {no}: {what}',
  sayPollOff: 'الاستطلاع {no}: سُحبت إجابتنا.',
  sayPollHands: '{n} من {of} أيدٍ لخيار «{what}» في الاستطلاع {no}. تُحفظ منفصلة عن الإجابات.',
};
