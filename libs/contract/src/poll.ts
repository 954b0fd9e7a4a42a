import { z } from 'zod';
import { Grade } from './rules.js';
import { Id, Instant, Language, line, Rev, text } from './text.js';
import { MAX_OPTIONS, POLL_METHODS, POLL_STATUSES, POLL_TYPES, type PollType } from './words-outcomes.js';
import { REGIONAL_GROUPS, STAKEHOLDER_GROUPS, type RegionalGroup } from './words.js';

const Figure = z.number().min(0);
/** A figure that may be withheld: null, and no reason is told, since the reason would tell it. */
const Withheld = z.int().min(0).nullable();

/** What can be chosen; `no` counts from 1 and is what a response names. */
export const PollOption = z.strictObject({ no: z.int().min(1), text: z.string() }).meta({ id: 'PollOption' });
export type PollOption = z.infer<typeof PollOption>;

/** One row of a table of a poll's answers by groups: how many of the group answered, and one cell for each answer. */
const row = { answered: Withheld, cells: z.array(Withheld) };

/** A text that somebody answered with. Everybody sees those that were admitted; its id tells nobody whose it is. */
export const PollText = z
  .strictObject({ id: Id, text: z.string(), language: Language, admitted: z.boolean() })
  .meta({ id: 'PollText' });
export type PollText = z.infer<typeof PollText>;

/**
 * What a poll came to. `cells` are in the order of the answers: the options, the numbers from 1 to `max` of a rating, agree,
 * pass and disagree of a temperature check; of a ranking how many put the option first. `points` of a ranking are
 * Borda's, `mean` that of a rating. `texts` are at most `POLL_TEXTS`, drawn by lot where more were written, and for everybody at
 * most `POLL_TEXTS_SHOWN` of them. Groups are in the order of `SUPPORT_GROUPS` and regions in that of `POLL_REGIONS`; where nobody's
 * answers may be told apart, both are null. They count `grouped` answers: those of an earlier closing where too few came since.
 */
export const PollResults = z
  .strictObject({
    answered: z.int().min(0),
    method: z.enum(POLL_METHODS),
    cells: z.array(z.int().min(0)),
    mean: Figure.nullable(),
    points: z.array(Figure).nullable(),
    texts: z.array(PollText),
    grouped: z.int().min(0),
    groups: z.array(z.strictObject({ group: z.enum(STAKEHOLDER_GROUPS).nullable(), ...row })).nullable(),
    regions: z.array(z.strictObject({ region: z.enum(REGIONAL_GROUPS).nullable(), ...row })).nullable(),
  })
  .meta({ id: 'PollResults' });
export type PollResults = z.infer<typeof PollResults>;

/**
 * Hands that hubs counted, a cell for each answer: beside the result, never in it. `headcount` are the people of the hubs that
 * counted, as many as each had when it did. Staff see them at once, everybody with the results.
 */
export const PollHands = z
  .strictObject({ hubs: z.int(), headcount: z.int(), cells: z.array(z.int().min(0)) })
  .meta({ id: 'PollHands' });
export type PollHands = z.infer<typeof PollHands>;

/**
 * A poll of those in the session. `answered` is the number of voters when it last closed; while it is open that travels in
 * the tallies. `live`: everybody sees how the answers stand while it is open; otherwise nobody but staff before it is
 * published. `grade` says what the count is worth, the weakest it was open under; null for a draft. Results are made at closing; a
 * draft, and one that was dropped, are seen by staff alone.
 */
export const PollView = z
  .strictObject({
    kind: z.literal('poll'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    type: z.enum(POLL_TYPES),
    text: z.string(),
    language: Language,
    options: z.array(PollOption),
    max: z.int().nullable(),
    live: z.boolean(),
    status: z.enum(POLL_STATUSES),
    openedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    answered: z.int().min(0),
    results: PollResults.nullable(),
    hands: PollHands.nullable(),
    grade: Grade.nullable(),
  })
  .meta({ id: 'PollView' });
export type PollView = z.infer<typeof PollView>;

/** What this person answered: option numbers, of a ranking the best first, or the text. */
export const OwnResponse = z
  .strictObject({ no: z.int(), choices: z.array(z.int()), text: z.string().nullable() })
  .meta({ id: 'OwnResponse' });
export type OwnResponse = z.infer<typeof OwnResponse>;

/** How an open poll stands: its number, how many have answered, and a cell for each answer, or null where it is not told. */
export const PollTally = z
  .tuple([z.int(), z.int().min(0), z.array(z.int().min(0)).nullable()])
  .meta({ id: 'PollTally' });
export type PollTally = z.infer<typeof PollTally>;

/** Texts that a result keeps at most, and how many of them everybody is shown: each phone that joins fetches those. */
export const POLL_TEXTS = 500;
export const POLL_TEXTS_SHOWN = 100;
/** Whom a table of regions tells apart, in the order of its rows; the last are those who named none, and hubs. */
export const POLL_REGIONS: readonly (RegionalGroup | null)[] = [...REGIONAL_GROUPS, null];

const pollId = Id;
const content = {
  text: text(300),
  language: Language,
  options: z
    .array(line(120))
    .max(MAX_OPTIONS)
    .refine((options) => new Set(options).size === options.length, { error: 'an option stands twice' }),
  /** At most so many answers of a multiple or a ranking (as many as there are); the top of the scale of a rating (3 to 10, 5). */
  max: z.int().min(1).max(MAX_OPTIONS),
  live: z.boolean(),
};
/** `single`, `multiple` and `ranking` need two options or more and the others none: `BAD_COMMAND` otherwise. */
export const CreatePoll = z
  .strictObject({
    type: z.enum(POLL_TYPES),
    text: content.text,
    language: content.language.default('en'),
    options: content.options.default([]),
    max: content.max.optional(),
    live: content.live.default(false),
  })
  .superRefine((poll, context) => {
    const fault = faultOfPoll(poll);
    if (fault) context.addIssue({ code: 'custom', message: fault.error, path: [fault.field] });
  });
/** Only a draft can be edited; what is not named stays. */
export const EditPoll = z
  .strictObject({ pollId, seen: Rev, ...content })
  .partial()
  .required({
    pollId: true,
    seen: true,
  });
export const NamePoll = z.strictObject({ pollId });
/** Whether an answer in somebody's own words is shown to everybody. */
export const AdmitText = z.strictObject({ pollId, textId: Id, on: z.boolean() });
/**
 * Answers, or answers anew: the last one counts while the poll is open. Without choices and text the answer is taken back. Of a
 * ranking the best comes first; a rating names its number and a temperature check the place in `TEMPERATURES`. An option that there is
 * not is `NOT_FOUND`, more of them than may be chosen `QUOTA_REACHED`, and a text where one chooses, or the other way round, `BAD_COMMAND`.
 */
export const RespondPoll = z.strictObject({
  pollId,
  choices: z
    .array(z.int().min(1).max(MAX_OPTIONS))
    .max(MAX_OPTIONS)
    .refine((choices) => new Set(choices).size === choices.length, { error: 'an option is named twice' })
    .default([]),
  text: text(280).optional(),
  language: Language.default('en'),
});

/** What does not fit together in the content of a poll, and in which field; undefined where all fits. */
export function faultOfPoll({
  type,
  options,
  max,
}: {
  type: PollType;
  options: readonly string[];
  max?: number | null | undefined;
}): { field: 'options' | 'max'; error: string } | undefined {
  const isChosen = type === 'single' || type === 'multiple' || type === 'ranking';
  if (isChosen ? options.length < 2 : options.length > 0)
    return { field: 'options', error: 'two options or more for what is chosen from, none for the rest' };
  if (max == null) return undefined;
  const isScale = type === 'rating' && max >= 3 && max <= 10;
  const isLimit = (type === 'multiple' || type === 'ranking') && max <= options.length;
  if (isScale || isLimit) return undefined;
  const error =
    type === 'rating' ? 'a scale ends at 3 to 10' : 'at most as many as there are, where several are chosen';
  return { field: 'max', error };
}

export const pollCommands = {
  'poll.create': CreatePoll,
  'poll.edit': EditPoll,
  'poll.open': NamePoll,
  'poll.close': NamePoll,
  'poll.publish': NamePoll,
  'poll.drop': NamePoll,
  'poll.admit': AdmitText,
  'poll.respond': RespondPoll,
} as const;
