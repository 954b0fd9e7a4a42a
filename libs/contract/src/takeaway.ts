import { z } from 'zod';
import { Id, Instant, Language, line, LocalAuthor, Rev, text, Translations } from './text.js';
import { TAKEAWAY_SECTIONS, TAKEAWAY_STATUSES } from './words-outcomes.js';
import { ATTENDANCES, REGIONAL_GROUPS, ROLES, STAKEHOLDER_GROUPS } from './words.js';

/** What a takeaway stands on: a question, or an intervention from the floor, by number. Never who asked it. */
export const Evidence = z
  .strictObject({ kind: z.enum(['question', 'floor']), id: Id, no: z.int() })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** What one of the people at a hub told it through its relay. It is part of the hub's one voice and counts for nothing by itself. */
export const ObjectionReason = z
  .strictObject({
    id: Id,
    text: z.string(),
    language: Language,
    stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
    version: z.int().min(1),
    at: Instant,
    admitted: z.boolean(),
    retracted: z.boolean(),
  })
  .meta({ id: 'ObjectionReason' });
export type ObjectionReason = z.infer<typeof ObjectionReason>;

/**
 * Why somebody does not agree. It carries a group, a region where enough people share both, and how they attend, never a name.
 * A hub speaks with one voice: its number and headcount stand beside it, and `text` is what its coordinator said or else what
 * its people told it, a line each; the panel and staff see those by themselves in `reasons`. `version` is the wording it was made
 * against, `at` a full minute. Everybody sees what was admitted and is not `retracted`; the panel and staff see all.
 */
export const Objection = z
  .strictObject({
    id: Id,
    text: z.string(),
    language: Language,
    version: z.int().min(1),
    stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
    attendance: z.enum(ATTENDANCES),
    hub: z.strictObject({ no: z.int(), headcount: z.int().nullable() }).nullable(),
    at: Instant,
    admitted: z.boolean(),
    retracted: z.boolean(),
    reasons: z.array(ObjectionReason).optional(),
  })
  .meta({ id: 'Objection' });
export type Objection = z.infer<typeof Objection>;

/** What was agreed to, or not, when it was checked: all of this is one wording, and a change of any of it is another one. */
const worded = {
  heading: z.string(),
  text: z.string(),
  language: Language,
  /** One view among several: recorded as such, with no claim that others agree. */
  oneView: z.boolean(),
  /** Who is called to act, and until when; both as the session said it. */
  owner: z.string().nullable(),
  dueAt: Instant.nullable(),
};

/** A wording as it stood before it was changed, with the status it had and the role that changed it. */
export const Wording = z
  .strictObject({
    version: z.int().min(1),
    ...worded,
    status: z.enum(TAKEAWAY_STATUSES),
    role: z.enum(ROLES),
    at: Instant,
  })
  .meta({ id: 'Wording' });
export type Wording = z.infer<typeof Wording>;

/**
 * A short statement of what the session concluded, in rough consensus: nobody sustained an objection. Nothing here is
 * counted for it. A draft is seen by the panel's channel and by staff alone; `position` orders those of a section. The
 * last block is for the panel and staff.
 */
export const TakeawayView = z
  .strictObject({
    kind: z.literal('takeaway'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    section: z.enum(TAKEAWAY_SECTIONS),
    ...worded,
    translations: Translations.optional(),
    status: z.enum(TAKEAWAY_STATUSES),
    /** What it was settled as; it goes with the words that it was said of, and stays once it is final. */
    settledAs: z.enum(['agreed', 'contested']).nullable(),
    position: z.string(),
    evidence: z.array(Evidence),
    objections: z.array(Objection),
    commentsUntil: Instant.nullable(),
    version: z.int().min(1),
    changedAt: Instant,
    history: z.array(Wording).optional(),
  })
  .meta({ id: 'TakeawayView' });
export type TakeawayView = z.infer<typeof TakeawayView>;

/** One's own objection as the one who made it sees it, admitted or not. */
export const OwnObjection = z
  .strictObject({
    id: Id,
    takeawayId: Id,
    no: z.int(),
    text: z.string(),
    language: Language,
    version: z.int().min(1),
    at: Instant,
    admitted: z.boolean(),
    retracted: z.boolean(),
    localAuthor: z.string().nullable(),
  })
  .meta({ id: 'OwnObjection' });
export type OwnObjection = z.infer<typeof OwnObjection>;

const takeawayId = Id;
const content = {
  section: z.enum(TAKEAWAY_SECTIONS),
  heading: line(160, 0),
  text: text(1_000, 0),
  language: Language,
  oneView: z.boolean(),
  owner: line(160).nullable(),
  dueAt: Instant.nullable(),
  evidence: z
    .array(z.strictObject({ kind: z.enum(['question', 'floor']), id: Id }))
    .max(40)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'named twice' }),
};
/** A heading without a text is a place kept for one; it cannot be shown. */
export const DraftTakeaway = z.strictObject({
  section: content.section.default('key_issues'),
  heading: content.heading.default(''),
  text: content.text.default(''),
  language: content.language.default('en'),
  oneView: content.oneView.default(false),
  owner: content.owner.default(null),
  dueAt: content.dueAt.default(null),
  evidence: content.evidence.default([]),
});
/**
 * What is not named stays. Changed words are a new version, and what was shown, checked or settled goes back to being shown. A draft
 * that one person goes on typing at gets a version at most every half minute.
 */
export const EditTakeaway = z
  .strictObject({ takeawayId, seen: Rev, ...content })
  .partial()
  .required({ takeawayId: true, seen: true });
/** To before another of its section, or to the end. */
export const MoveTakeaway = z.strictObject({ takeawayId, before: Id.nullable().default(null) });
export const NameTakeaway = z.strictObject({ takeawayId });
/**
 * As contested where an objection stands, else as agreed. `commentsUntil` opens a time for comments in writing, null closes it, and
 * without it what stands stays. What is settled already can be settled again, until it is final.
 */
export const SettleTakeaway = z.strictObject({
  takeawayId,
  as: z.enum(['agreed', 'contested']),
  commentsUntil: Instant.nullable().optional(),
});
/** Of a hub's voice, its coordinator's words, or without any all that its people told it; a reason by its own id is that one. */
export const AdmitObjection = z.strictObject({ takeawayId, objectionId: Id, on: z.boolean() });
/**
 * One objection of a person stands at a time: another one replaces it. `onBehalfOf` is for moderators, who write down what was said.
 * `localAuthor` is one of the people behind a hub's relay, of whom `onBehalfOf` may say the group.
 */
export const ObjectTakeaway = z.strictObject({
  takeawayId,
  text: text(500),
  language: Language.default('en'),
  onBehalfOf: z
    .strictObject({
      stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
      regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
      attendance: z.enum(ATTENDANCES).default('onsite'),
    })
    .optional(),
  localAuthor: LocalAuthor.optional(),
});
/** Without an id one's own words; by its id a hub takes back its whole voice, or what one of its people told it. */
export const RetractObjection = z.strictObject({
  takeawayId,
  objectionId: Id.optional(),
  localAuthor: LocalAuthor.optional(),
});

export const takeawayCommands = {
  'takeaway.draft': DraftTakeaway,
  'takeaway.edit': EditTakeaway,
  'takeaway.move': MoveTakeaway,
  'takeaway.show': NameTakeaway,
  'takeaway.check': NameTakeaway,
  'takeaway.settle': SettleTakeaway,
  'takeaway.final': NameTakeaway,
  'takeaway.drop': NameTakeaway,
  'takeaway.admit': AdmitObjection,
  'takeaway.object': ObjectTakeaway,
  'takeaway.retract': RetractObjection,
} as const;
