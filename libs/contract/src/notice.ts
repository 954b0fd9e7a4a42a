import { z } from 'zod';
import { Id, Instant, Language, text, Translations } from './text.js';
import { NOTICE_AUDIENCES, NOTICE_LEVELS } from './words.js';

/** A short message of the organisers to everybody or to some; ends by itself at `until`. */
export const NoticeView = z
  .strictObject({
    kind: z.literal('notice'),
    id: Id,
    rev: z.int(),
    level: z.enum(NOTICE_LEVELS),
    text: z.string(),
    language: Language,
    translations: Translations.optional(),
    audience: z.enum(NOTICE_AUDIENCES),
    at: Instant,
    until: Instant.nullable(),
  })
  .meta({ id: 'NoticeView' });
export type NoticeView = z.infer<typeof NoticeView>;

export const PostNotice = z.strictObject({
  level: z.enum(NOTICE_LEVELS),
  text: text(500),
  language: Language.default('en'),
  audience: z.enum(NOTICE_AUDIENCES).default('all'),
  until: Instant.optional(),
});
export const ClearNotice = z.strictObject({ noticeId: Id });

export const noticeCommands = { 'notice.post': PostNotice, 'notice.clear': ClearNotice } as const;
