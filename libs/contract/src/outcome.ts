import { z } from 'zod';
import { FloorView } from './floor.js';
import { LedgerEntry } from './http.js';
import { HubView } from './hub.js';
import {
  AnswerDebt,
  Diversity,
  OnlineFigures,
  ReportHub,
  ReportPerson,
  ReportPoll,
  ReportQuestion,
  ReportTakeaway,
  ReportTurn,
  Speaking,
} from './outcome-parts.js';
import { PersonView } from './person.js';
import { PollView } from './poll.js';
import { QuestionView } from './question.js';
import { Grade } from './rules.js';
import { SegmentView } from './segment.js';
import { SessionLink, SessionView } from './session.js';
import { Counts } from './stream.js';
import { TakeawayView } from './takeaway.js';
import { Instant, Language } from './text.js';
import { REPORT_GAPS, REPORT_SECTIONS } from './words-outcomes.js';
import { CHANNELS, DECLINE_REASONS, IDENTITIES } from './words.js';

const Count = z.int().min(0);

/** The forms a report is given in. */
export const REPORT_FORMS = ['json', 'html', 'pdf', 'docx', 'md'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** The tables that can be taken out, each as CSV. */
export const EXPORT_TABLES = ['questions', 'floor', 'polls', 'takeaways', 'hubs', 'ledger'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/** What is no part of a report or an export, by code. `n` is how many, where that may be told. */
export const LEFT_OUT = [
  'not_public',
  'unadmitted',
  'drafts',
  'small_cells',
  'votes',
  'exact_times',
  'notes',
  'contacts',
  'words_gone',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What became of what was asked, in states that do not overlap and add up to `asked`; `inReview` was not reviewed. */
export const ReportCounts = Counts.omit({ pending: true })
  .extend({ inReview: z.int() })
  .meta({ id: 'ReportCounts' });
export type ReportCounts = z.infer<typeof ReportCounts>;

/**
 * What stands at the head of every report and export: of when it is, what is not in it, how many voices are, and what moderators did.
 * `frozenAt` is when the session closed; until then everything may move, and `voices` are not told, since two exports in a
 * row would tell whether a new question is by somebody who had asked before.
 */
export const OutcomeAbout = z
  .strictObject({
    madeAt: Instant,
    frozenAt: Instant.nullable(),
    rev: z.int(),
    channel: z.enum(CHANNELS),
    address: z.string(),
    rehearsal: z.boolean(),
    leftOut: z.array(z.strictObject({ code: z.enum(LEFT_OUT), n: Count.nullable() })),
    /** Different people who asked, voted, spoke and answered polls; null where it is not told. */
    voices: z.strictObject({
      asked: Count.nullable(),
      voted: Count.nullable(),
      spoke: Count.nullable(),
      polled: Count.nullable(),
    }),
    /** What authors may say of themselves, and how many of the questions here say how much. */
    identity: z.strictObject({
      least: z.enum(IDENTITIES),
      most: z.enum(IDENTITIES),
      questions: z.record(z.enum(IDENTITIES), Count),
    }),
    smallCell: z.int(),
    grade: Grade.nullable(),
    moderation: z.strictObject({
      entries: Count,
      declined: Count,
      merged: Count,
      edited: Count,
      reasons: z.array(z.strictObject({ reason: z.enum([...DECLINE_REASONS, 'other']), questions: Count })),
    }),
  })
  .meta({ id: 'OutcomeAbout' });
export type OutcomeAbout = z.infer<typeof OutcomeAbout>;

/** What is missing before the report can be filed: in the words of `REPORT_GAPS`, and whose it is where it is somebody's. */
export const ReportLack = z
  .strictObject({ code: z.enum(REPORT_GAPS), person: z.string().nullable() })
  .meta({ id: 'ReportLack' });
export type ReportLack = z.infer<typeof ReportLack>;

const ReportWords = z.strictObject({
  section: z.enum(REPORT_SECTIONS),
  text: z.string(),
  language: Language,
});
/** What one of the panel presented, in a paragraph, and how long they spoke. */
const Presentation = z.strictObject({
  personNo: z.int(),
  name: z.string(),
  text: z.string().nullable(),
  language: Language.nullable(),
  seconds: Count,
});

const Segment = SegmentView.omit({ kind: true, id: true, rev: true });
const Session = SessionView.pick({
  id: true,
  code: true,
  slug: true,
  title: true,
  translations: true,
  meeting: true,
  sessionType: true,
  format: true,
  theme: true,
  subTheme: true,
  topics: true,
  objectives: true,
  focusIssues: true,
  startsAt: true,
  endsAt: true,
  openedAt: true,
  closedAt: true,
  timeZone: true,
  phase: true,
});

/**
 * The report of a session: what people wrote into it, and everything else from the room. Made from what everybody may
 * see; a preview of the panel and staff also has takeaways that are drafts. No author is named beyond what was promised to them.
 */
export const SessionReport = z
  .strictObject({
    $schema: z.string(),
    format: z.literal('session-report/1'),
    /** The same sentence in every report, in its language. */
    label: z.strictObject({ text: z.string(), language: Language }),
    status: z.enum(['draft', 'filed']),
    version: Count,
    filedAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    /** Before it is filed; empty once nothing is missing. */
    missing: z.array(ReportLack),
    about: OutcomeAbout,
    session: Session,
    people: z.strictObject({
      organisers: z.array(ReportPerson),
      chairs: z.array(ReportPerson),
      moderators: z.array(ReportPerson),
      onlineModerators: z.array(ReportPerson),
      rapporteurs: z.array(ReportPerson),
      speakers: z.array(ReportPerson),
    }),
    agenda: z.array(Segment),
    words: z.array(ReportWords),
    takeaways: z.array(ReportTakeaway),
    presentations: z.array(Presentation),
    counts: ReportCounts,
    online: OnlineFigures,
    hubs: z.array(ReportHub),
    questions: z.array(ReportQuestion),
    turns: z.array(ReportTurn),
    speaking: Speaking,
    /** Numbers of the questions that time did not allow; their answers in writing stand with them. */
    lapsed: z.array(z.int()),
    debts: z.array(AnswerDebt),
    polls: z.array(ReportPoll),
    /** How often moderators acted because of somebody's conduct. */
    conduct: z.strictObject({ incidents: Count }),
    access: z.array(SessionLink),
    diversity: Diversity,
    ledger: z.strictObject({ entries: Count, head: z.string(), ok: z.boolean() }),
  })
  .meta({ id: 'SessionReport' });
export type SessionReport = z.infer<typeof SessionReport>;

/** Everything that a channel sees of the outcome of a session, as the room keeps it, without what only serves the room. */
export const SessionExport = z
  .strictObject({
    format: z.literal('session-export/1'),
    about: OutcomeAbout,
    session: SessionView.omit({ rev: true }),
    segments: z.array(SegmentView.omit({ rev: true })),
    people: z.array(PersonView.omit({ rev: true })),
    hubs: z.array(HubView.omit({ rev: true })),
    questions: z.array(QuestionView.omit({ rev: true }).extend({ votes: Count.nullable() })),
    floor: z.array(FloorView.omit({ rev: true })),
    polls: z.array(PollView.omit({ rev: true })),
    takeaways: z.array(TakeawayView.omit({ rev: true })),
    counts: ReportCounts,
    ledger: z.array(LedgerEntry),
  })
  .meta({ id: 'SessionExport' });
export type SessionExport = z.infer<typeof SessionExport>;

/** What a column of a table means. `type`: text, integer, number, flag (true or false), code, list, instant, local. */
export const ColumnTold = z
  .strictObject({
    table: z.string(),
    id: z.string(),
    type: z.enum(['text', 'integer', 'number', 'flag', 'code', 'list', 'instant', 'local']),
    about: z.string(),
    values: z.array(z.string()).optional(),
  })
  .meta({ id: 'ColumnTold' });
export type ColumnTold = z.infer<typeof ColumnTold>;

/** The dictionary of all tables. */
export const ExportDictionary = z
  .strictObject({
    format: z.literal('session-tables/1'),
    notes: z.array(z.string()),
    columns: z.array(ColumnTold),
  })
  .meta({ id: 'ExportDictionary' });
export type ExportDictionary = z.infer<typeof ExportDictionary>;

/** The JSON Schema (2020-12) of a report, which every `report.json` names. */
export function reportSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(SessionReport, { unrepresentable: 'any' }), title: 'The report of a session' };
}
