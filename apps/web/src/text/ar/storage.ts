import type { StorageTexts } from '../en/storage.js';
import type { Translated } from '../say.js';

/** What staff are told while the server's disk refuses to write, in Arabic. */
export const ar: Translated<StorageTexts> = {
  title: 'لا يمكن حفظ أي شيء الآن.',
  text: 'قرص الخادم يرفض الكتابة. ما أُكّد محفوظ، وما يُفعل الآن يُرفض وينتظر على جهاز صاحبه ويُرسل من جديد تلقائيًا. أبلغ من يشغّل الخادم.',
  waiting: {
    one: 'إجراء واحد من هذا المكتب ينتظر.',
    two: 'إجراءان من هذا المكتب ينتظران.',
    few: '{n} إجراءات من هذا المكتب تنتظر.',
    many: '{n} إجراءً من هذا المكتب ينتظر.',
    other: '{n} إجراء من هذا المكتب ينتظر.',
  },
};
