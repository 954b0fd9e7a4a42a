import type { DoorTexts } from '../en/door.js';
import type { Translated } from '../say.js';

/** What the audience page says where the door or the vote asks for something. */
export const doorWords: Translated<DoorTexts> = {
  proving: 'جارٍ التحقق من جهازك…',
  provingText: 'ينضم كثيرون في الوقت نفسه. لن يطول الأمر، ويمكنك متابعة القراءة.',
  seat: 'المشاركة هنا تتطلب رمزًا شخصيًا.',
  roll: 'التأييد هنا للمسجّلين في قائمة المصوّتين.',
  room: 'التأييد هنا للحاضرين في القاعة.',
  enterRoll: 'أدخل رمزك الشخصي',
  enterRoom: 'أدخل رمز القاعة',
  hintRoll: 'تسلّمته من المنظمين: 16 حرفًا ورقمًا. يعمل على جميع أجهزتك ويمنحك صوتًا واحدًا.',
  hintRoom: 'ستة أرقام على شاشة القاعة، تتغير كل 30 ثانية. تكفي مرة واحدة.',
  quiet: 'يرى المنظمون أن رمزك استُخدم، ولا يُعرض على أحد ما تؤيده.',
  enter: 'إدخال',
  entering: 'لحظة من فضلك',
  wrongRoll: 'هذا الرمز لا يعمل. تحقق من كل حرف أو اسأل المنظمين.',
  wrongRoom: 'ليس هذا هو الرمز المعروض الآن. انظر مرة أخرى.',
  tooMany: 'محاولات كثيرة. انتظر دقيقة ثم حاول مجددًا.',
  locked: 'الباب مغلق أمام القادمين الجدد. يمكنك قراءة كل شيء هنا.',
  failed: 'لا جواب. حاول مجددًا.',
};
