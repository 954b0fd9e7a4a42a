import type { DeskRecordTexts } from '../en/desk-record.js';
import type { Translated } from '../say.js';

/** What the desk calls the pages of the record of moderation and of the figures, in Arabic. */
export const ar: Translated<DeskRecordTexts> = { record: 'سجل إدارة الأسئلة', figures: 'أرقام الجلسة' };
