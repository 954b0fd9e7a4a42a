import { z } from 'zod';
import { Id, Instant, Language, Rev, text } from './text.js';
import { REPORT_SECTIONS, REPORT_STATUSES } from './words-outcomes.js';
import { ROLES } from './words.js';

/** A section's text; `personId` where it is what one of the panel presented. `rev` is that of the record when it last changed. */
export const ReportText = z
  .strictObject({
    section: z.enum(REPORT_SECTIONS),
    personId: Id.nullable(),
    text: z.string(),
    language: Language,
    rev: Rev,
    at: Instant,
  })
  .meta({ id: 'ReportText' });
export type ReportText = z.infer<typeof ReportText>;

/**
 * What people wrote into the report of the session, seen by the panel and staff; everything else in it comes from the room. There is one
 * from the first text on, or from closing. `dueAt` is 14 days after closing, null while the session is open; `version` counts how often
 * it was filed, `filedAt` and `filedBy` tell of the last time.
 */
export const ReportView = z
  .strictObject({
    kind: z.literal('report'),
    id: Id,
    rev: z.int(),
    texts: z.array(ReportText),
    status: z.enum(REPORT_STATUSES),
    dueAt: Instant.nullable(),
    filedAt: Instant.nullable(),
    filedBy: z.strictObject({ role: z.enum(ROLES), personId: Id.nullable() }).nullable(),
    version: z.int().min(0),
  })
  .meta({ id: 'ReportView' });
export type ReportView = z.infer<typeof ReportView>;

/**
 * `seen` is the record's rev as the writer saw it, 0 before there is one; it is a conflict only where this very text has changed
 * since. An empty text takes it away. A filed report that is edited is open again.
 */
export const EditReport = z.strictObject({
  section: z.enum(REPORT_SECTIONS),
  personId: Id.nullable().default(null),
  text: text(6_000, 0),
  language: Language.default('en'),
  seen: Rev,
});
/** Refused until the report is complete, with `details {missing: [code], gaps: [{code, personId}]}` in the words of `REPORT_GAPS`. */
export const FileReport = z.strictObject({});

export const reportCommands = { 'report.edit': EditReport, 'report.file': FileReport } as const;
