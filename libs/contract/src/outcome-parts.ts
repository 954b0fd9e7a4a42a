import { z } from 'zod';
import { Hands } from './hub.js';
import { PollHands, PollOption, PollResults } from './poll.js';
import { Byline } from './question.js';
import { Grade } from './rules.js';
import { Instant, Language, Translations } from './text.js';
import { POLL_STATUSES, POLL_TYPES, TAKEAWAY_SECTIONS, TAKEAWAY_STATUSES } from './words-outcomes.js';
import {
  ANSWER_WAYS,
  ATTENDANCES,
  DELIVERIES,
  FLOOR_CLASSES,
  HUB_STATUSES,
  QUESTION_STATUSES,
  QUESTION_TYPES,
  REGIONAL_GROUPS,
  ROLES,
  STAKEHOLDER_GROUPS,
} from './words.js';

const Count = z.int().min(0);
const Group = z.enum(STAKEHOLDER_GROUPS).nullable();
const Region = z.enum(REGIONAL_GROUPS).nullable();
const Attendance = z.enum(ATTENDANCES);

/** Somebody of the programme, as it names them. Groups and regions are what was said of oneself; null is not stated. */
export const ReportPerson = z
  .strictObject({
    no: z.int(),
    role: z.enum(ROLES),
    honorific: z.string().nullable(),
    name: z.string(),
    position: z.string().nullable(),
    affiliation: z.string().nullable(),
    country: z.string().nullable(),
    stakeholderGroup: Group,
    regionalGroup: Region,
    left: z.boolean(),
  })
  .meta({ id: 'ReportPerson' });
export type ReportPerson = z.infer<typeof ReportPerson>;

/** What a takeaway stands on, by number, with the group that it came from where that is public. */
export const ReportEvidence = z
  .strictObject({ kind: z.enum(['question', 'floor']), no: z.int(), stakeholderGroup: Group })
  .meta({ id: 'ReportEvidence' });
export type ReportEvidence = z.infer<typeof ReportEvidence>;

/** An objection that stands, with whose it is as far as a group, a region and a hub. */
export const ReportDissent = z
  .strictObject({
    text: z.string(),
    language: Language,
    stakeholderGroup: Group,
    regionalGroup: Region,
    attendance: Attendance,
    hub: z.strictObject({ no: z.int(), headcount: Count.nullable() }).nullable(),
  })
  .meta({ id: 'ReportDissent' });
export type ReportDissent = z.infer<typeof ReportDissent>;

export const ReportTakeaway = z
  .strictObject({
    no: z.int(),
    section: z.enum(TAKEAWAY_SECTIONS),
    heading: z.string(),
    text: z.string(),
    language: Language,
    translations: Translations,
    oneView: z.boolean(),
    owner: z.string().nullable(),
    dueAt: Instant.nullable(),
    status: z.enum(TAKEAWAY_STATUSES),
    settledAs: z.enum(['agreed', 'contested']).nullable(),
    evidence: z.array(ReportEvidence),
    dissent: z.array(ReportDissent),
    commentsUntil: Instant.nullable(),
    /** How many wordings there were. */
    versions: z.int().min(1),
  })
  .meta({ id: 'ReportTakeaway' });
export type ReportTakeaway = z.infer<typeof ReportTakeaway>;

const ReportAnswer = z.strictObject({
  by: z.string().nullable(),
  text: z.string(),
  language: Language,
  at: Instant,
});

/** A question that everybody may read. `by` is what was promised about its author when it was asked, and nothing else. */
export const ReportQuestion = z
  .strictObject({
    no: z.int(),
    type: z.enum(QUESTION_TYPES),
    text: z.string(),
    language: Language,
    by: Byline,
    credits: z.int(),
    attendance: Attendance,
    hubNo: z.int().nullable(),
    status: z.enum([...QUESTION_STATUSES, 'lapsed']),
    mergedInto: z.int().nullable(),
    how: z.enum(ANSWER_WAYS).nullable(),
    /** Null where votes are not told. */
    votes: Count.nullable(),
    hands: Hands.nullable(),
    addressedTo: z.array(z.string()),
    submittedAt: Instant,
    answeredAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    answers: z.array(ReportAnswer),
  })
  .meta({ id: 'ReportQuestion' });
export type ReportQuestion = z.infer<typeof ReportQuestion>;

/** Somebody had the floor. `panel`: a person of the programme. `seconds` is all that was spoken. */
export const ReportTurn = z
  .strictObject({
    no: z.int(),
    class: z.enum(FLOOR_CLASSES),
    panel: z.boolean(),
    name: z.string().nullable(),
    affiliation: z.string().nullable(),
    country: z.string().nullable(),
    stakeholderGroup: Group,
    regionalGroup: Region,
    attendance: Attendance,
    hubNo: z.int().nullable(),
    delivery: z.enum(DELIVERIES),
    seconds: Count,
    gist: z.strictObject({ text: z.string(), language: Language }).nullable(),
  })
  .meta({ id: 'ReportTurn' });
export type ReportTurn = z.infer<typeof ReportTurn>;

const share = { turns: Count, seconds: Count };
/** How long who spoke. Null is not stated; each list adds up to all that was spoken. */
export const Speaking = z
  .strictObject({
    groups: z.array(z.strictObject({ group: Group, ...share })),
    regions: z.array(z.strictObject({ region: Region, ...share })),
    attendances: z.array(z.strictObject({ attendance: Attendance, ...share })),
    /** Of the panel and of everybody else. */
    panel: z.strictObject(share),
    floor: z.strictObject(share),
  })
  .meta({ id: 'Speaking' });
export type Speaking = z.infer<typeof Speaking>;

/** A poll whose results are public. Groups are suppressed where they were small, as the room itself told them. */
export const ReportPoll = z
  .strictObject({
    no: z.int(),
    type: z.enum(POLL_TYPES),
    text: z.string(),
    language: Language,
    options: z.array(PollOption),
    max: z.int().nullable(),
    status: z.enum(POLL_STATUSES),
    closedAt: Instant.nullable(),
    results: PollResults,
    hands: PollHands.nullable(),
    grade: Grade.nullable(),
  })
  .meta({ id: 'ReportPoll' });
export type ReportPoll = z.infer<typeof ReportPoll>;

export const ReportHub = z
  .strictObject({
    no: z.int(),
    name: z.string(),
    city: z.string(),
    country: z.string().nullable(),
    regionalGroup: Region,
    headcount: Count.nullable(),
    status: z.enum(HUB_STATUSES),
  })
  .meta({ id: 'ReportHub' });
export type ReportHub = z.infer<typeof ReportHub>;

/** An answer that somebody owes in writing; `dueAt` null means that no day was named. */
export const AnswerDebt = z
  .strictObject({
    no: z.int(),
    text: z.string(),
    language: Language,
    by: z.array(z.string()),
    dueAt: Instant.nullable(),
  })
  .meta({ id: 'AnswerDebt' });
export type AnswerDebt = z.infer<typeof AnswerDebt>;

const states = { asked: Count, answered: Count, forwarded: Count, other: Count };
/**
 * What an online moderator reports. The three states are disjoint and add up to `asked`: `answered`; `forwarded`, which were
 * put to the panel and wait for their answer; and all others. `shown` says the same of those that everybody could read.
 */
export const OnlineFigures = z
  .strictObject({
    /** Seats that were taken, a device each. */
    joined: z.strictObject({ all: Count, onsite: Count, online: Count, hub: Count }),
    hubs: Count,
    /** People that the hubs counted in their rooms. */
    headcount: Count,
    questions: z.strictObject(states),
    shown: z.array(z.strictObject({ attendance: Attendance, ...states })),
    /** Who took the floor without being of the panel. */
    interventions: z.array(
      z.strictObject({
        attendance: Attendance,
        voice: Count,
        video: Count,
        textReadOut: Count,
        prerecorded: Count,
      }),
    ),
  })
  .meta({ id: 'OnlineFigures' });
export type OnlineFigures = z.infer<typeof OnlineFigures>;

/** People by what they said of themselves; null in `people` is withheld. */
const Declared = z.strictObject({
  groups: z.array(z.strictObject({ group: Group, people: Count.nullable() })),
  regions: z.array(z.strictObject({ region: Region, people: Count.nullable() })),
});
/** Of the panel (panellists, chairs, moderators) and of everybody who joined. */
export const Diversity = z.strictObject({ panel: Declared, joined: Declared }).meta({ id: 'Diversity' });
export type Diversity = z.infer<typeof Diversity>;
