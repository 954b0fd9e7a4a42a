import type { Texts } from '../say.js';

/** What the desk calls the pages of the record of moderation and of the figures, in English. */
export const en = { record: 'Record of moderation', figures: 'Figures' } satisfies Texts;

export type DeskRecordTexts = typeof en;
