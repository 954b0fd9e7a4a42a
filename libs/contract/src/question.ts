import { z } from 'zod';
import { Hands } from './hub.js';
import {
  Country,
  Id,
  Instant,
  Language,
  line,
  Position,
  LocalAuthor,
  QUESTION_CEILING,
  Rev,
  text,
  Translations,
} from './text.js';
import {
  ANSWER_WAYS,
  ATTENDANCES,
  DECLINE_REASONS,
  IDENTITIES,
  MAX_ON_AIR,
  QUESTION_STATUSES,
  QUESTION_TYPES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  STANCES,
} from './words.js';

/** What was promised about the author when the question was asked; no later rule can show more. */
export const Byline = z
  .strictObject({
    identity: z.enum(IDENTITIES),
    name: z.string().nullable(),
    affiliation: z.string().nullable(),
    country: z.string().nullable(),
    stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
  })
  .meta({ id: 'Byline' });
export type Byline = z.infer<typeof Byline>;

export const Answer = z.strictObject({
  id: Id,
  personId: Id.nullable(),
  text: z.string(),
  language: Language,
  at: Instant,
});
export type Answer = z.infer<typeof Answer>;

/** What a panellist says to a question: takes it, can add to it, or passes. */
export const Claim = z.strictObject({ personId: Id, stance: z.enum(STANCES), at: Instant });
export type Claim = z.infer<typeof Claim>;

const Status = z.enum([...QUESTION_STATUSES, 'lapsed']);

/**
 * A question, comment or statement from the audience, a hub or the panel. `no` is the permanent receipt number;
 * `credits` the number of authors; `position` its place on the shortlist. The last block is for staff only.
 */
export const QuestionView = z
  .strictObject({
    kind: z.literal('question'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    type: z.enum(QUESTION_TYPES),
    text: z.string(),
    language: Language,
    translations: Translations.optional(),
    shortText: z.string().nullable(),
    edited: z.boolean(),
    author: Byline,
    attendance: z.enum(ATTENDANCES),
    hubId: Id.nullable(),
    addressedTo: z.array(Id),
    labels: z.array(z.string()),
    status: Status,
    reason: z.string().nullable(),
    mergedInto: Id.nullable(),
    credits: z.int(),
    position: Position.nullable(),
    asking: z.enum(['read_out', 'author']),
    spoken: z.boolean(),
    followUpTo: Id.nullable(),
    submittedAt: Instant,
    publishedAt: Instant.nullable(),
    askedAt: Instant.nullable(),
    answeredAt: Instant.nullable(),
    how: z.enum(ANSWER_WAYS).nullable(),
    answeredBy: z.array(Id),
    dueAt: Instant.nullable(),
    answers: z.array(Answer),
    hands: Hands.nullable(),
    assignedTo: z.array(Id).optional(),
    claims: z.array(Claim).optional(),
    authorId: Id.nullable().optional(),
    original: z.string().nullable().optional(),
    note: z.string().nullable().optional(),
    appealed: z.string().nullable().optional(),
    lateBySeconds: z.int().nullable().optional(),
  })
  .meta({ id: 'QuestionView' });
export type QuestionView = z.infer<typeof QuestionView>;

/** One's own question as its author sees it, whatever became of it; `original` is the text before staff changed it. */
export const OwnQuestion = z
  .strictObject({
    id: Id,
    rev: z.int(),
    no: z.int(),
    status: Status,
    text: z.string(),
    language: Language,
    author: Byline,
    submittedAt: Instant,
    changedAt: Instant,
    edited: z.boolean(),
    original: z.string().nullable().optional(),
    reason: z.string().nullable(),
    declineNote: z.string().nullable(),
    mergedInto: z.strictObject({ id: Id, no: z.int() }).nullable(),
    how: z.enum(ANSWER_WAYS).nullable(),
    appealed: z.boolean(),
    localAuthor: z.string().nullable(),
  })
  .meta({ id: 'OwnQuestion' });
export type OwnQuestion = z.infer<typeof OwnQuestion>;

const Label = line(40);
const questionId = Id;

export const SubmitQuestion = z.strictObject({
  text: text(QUESTION_CEILING),
  type: z.enum(QUESTION_TYPES).default('question'),
  language: Language.default('en'),
  addressedTo: z.array(Id).max(15).default([]),
  labels: z.array(Label).max(5).default([]),
  identity: z.enum(IDENTITIES).optional(),
  onBehalfOf: z
    .strictObject({
      name: line(120).optional(),
      affiliation: line(200).optional(),
      country: Country.optional(),
      stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
    })
    .optional(),
  spoken: z.boolean().default(false),
  followUpTo: Id.optional(),
  localAuthor: LocalAuthor.optional(),
});
export const EditQuestion = z.strictObject({ questionId, text: text(QUESTION_CEILING), seen: Rev });
export const NameQuestion = z.strictObject({ questionId });
export const VoteQuestion = z.strictObject({ questionId, on: z.boolean() });
export const DeclineQuestion = z.strictObject({
  questionId,
  reason: z.enum(DECLINE_REASONS),
  note: text(300).optional(),
});
export const ShortlistQuestion = z.strictObject({ questionId, before: Id.optional() });
export const MergeQuestion = z.strictObject({ questionId, into: Id });
/** What the actor saw on air: one id or the list, or null for nothing. */
const Expect = z.union([Id, z.array(Id).max(MAX_ON_AIR), z.null()]);
export const AirQuestions = z.strictObject({
  questionIds: z
    .array(Id)
    .min(1)
    .max(MAX_ON_AIR)
    .refine((ids) => new Set(ids).size === ids.length, { error: 'a question is named twice' }),
  expect: Expect,
});
export const NextQuestion = z.strictObject({ expect: Expect });
export const AnsweredQuestion = z.strictObject({
  questionId,
  how: z.enum(['orally', 'partly', 'in_writing_later', 'noted']).default('orally'),
  personIds: z.array(Id).max(15).optional(),
  dueAt: Instant.optional(),
});
export const AnswerQuestion = z.strictObject({
  questionId,
  text: text(5_000),
  language: Language.default('en'),
});
export const AssignQuestion = z.strictObject({ questionId, personIds: z.array(Id).max(15) });
/** `none` takes back what was said. */
export const ClaimQuestion = z.strictObject({ questionId, stance: z.enum([...STANCES, 'none']) });
export const LabelQuestion = z.strictObject({ questionId, labels: z.array(Label).max(5) });
export const ShortenQuestion = z.strictObject({ questionId, text: text(180, 0), seen: Rev });
export const TranslateQuestion = z.strictObject({
  questionId,
  language: Language,
  text: text(QUESTION_CEILING, 0),
  reviewed: z.boolean().default(true),
  seen: Rev,
});
export const NoteQuestion = z.strictObject({ questionId, note: text(1_000, 0), seen: Rev });
export const AppealQuestion = z.strictObject({ questionId, text: text(300) });
export const RedactQuestion = z.strictObject({
  questionId,
  text: text(QUESTION_CEILING),
  reason: z.enum(DECLINE_REASONS),
});

export const questionCommands = {
  'question.submit': SubmitQuestion,
  'question.edit': EditQuestion,
  'question.withdraw': NameQuestion,
  'question.vote': VoteQuestion,
  'question.publish': NameQuestion,
  'question.decline': DeclineQuestion,
  'question.shortlist': ShortlistQuestion,
  'question.unshortlist': NameQuestion,
  'question.return': NameQuestion,
  'question.merge': MergeQuestion,
  'question.unmerge': NameQuestion,
  'question.air': AirQuestions,
  'question.next': NextQuestion,
  'question.answered': AnsweredQuestion,
  'question.answer': AnswerQuestion,
  'question.voice': NameQuestion,
  'question.assign': AssignQuestion,
  'question.claim': ClaimQuestion,
  'question.label': LabelQuestion,
  'question.shorten': ShortenQuestion,
  'question.translate': TranslateQuestion,
  'question.note': NoteQuestion,
  'question.appeal': AppealQuestion,
  'question.redact': RedactQuestion,
} as const;
