import type { stageTakeawayWords as en } from '../en/stage-takeaways.js';
import type { Translated } from '../say.js';

/** Takeaways on the screen in the room, in Arabic. */
export const stageTakeawayWords: Translated<typeof en> = {
  'takeaway.many': 'الخلاصات',
  'takeaway.shown': 'خلاصة',
  'takeaway.checking': 'هل من اعتراض؟',
  'takeaway.agreed': 'متفق عليها',
  'takeaway.contested': 'غير متفق عليها',
  'takeaway.checks': 'قيد التحقق',
  objectOnPhone: 'قل ذلك من هاتفك',
  oneView: 'رأي من بين آراء',
  callsOn: 'المدعو إلى العمل: {owner}',
  dissenting: {
    one: 'اعتراض واحد',
    two: 'اعتراضان',
    few: '{n} اعتراضات',
    many: '{n} اعتراضًا',
    other: '{n} اعتراض',
  },
  dissentNoGroup: 'دون ذكر فئة',
  dissentHub: 'المراكز',
  noTakeaways: 'لم تُعرض أي خلاصة بعد.',
};
