import { z } from 'zod';
import type { Rules } from './rules.js';
import { Country, Instant, Language, type Translations } from './text.js';
import { POLL_STATUSES, TAKEAWAY_STATUSES } from './words-outcomes.js';
import {
  ATTENDANCES,
  HUB_STATUSES,
  PHASES,
  QUESTION_STATUSES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  UN_LANGUAGES,
} from './words.js';

/** Each chart of the figures that is also a file: `/sessions/:id/figures/<chart>.csv`. */
export const FIGURE_CHARTS = ['participation', 'funnel', 'timeline', 'speaking', 'languages'] as const;
export type FigureChart = (typeof FIGURE_CHARTS)[number];

/** What takes part is told apart by. */
export const FIGURE_DIMENSIONS = ['group', 'region', 'attendance', 'language'] as const;
export type FigureDimension = (typeof FIGURE_DIMENSIONS)[number];

/** Languages that people are told apart by; every other one is `other`. */
export const FIGURE_LANGUAGES = [...UN_LANGUAGES, 'other'] as const;
export type FigureLanguage = (typeof FIGURE_LANGUAGES)[number];

/** The language of figures by language that a tag belongs to. */
export function figureLanguage(tag: string): FigureLanguage {
  const primary = tag.toLowerCase().split('-')[0];
  return UN_LANGUAGES.find((known) => known === primary) ?? 'other';
}

/** What can have become of a question, each in one state alone, in the order of the chart. `answered` is the last. */
export const FUNNEL_STATES = [
  'merged',
  'declined',
  'withdrawn',
  'pending',
  'published',
  'shortlisted',
  'lapsed',
  'deferred',
  'on_air',
  'answered',
] as const satisfies readonly ((typeof QUESTION_STATUSES)[number] | 'lapsed')[];
export type FunnelState = (typeof FUNNEL_STATES)[number];

const Count = z.int().min(0);
/** Null is not told, for whatever reason: to say which would tell the count. */
const Told = Count.nullable();
const Ms = z.int().min(0);

const share = {
  /** People who joined and said that they are of it; behind the truth on purpose, but for attendance. */
  people: Told,
  /** Questions whose byline, as this channel sees it, says so. */
  asked: Count,
  /** Votes that are told by groups; null for everything but groups. */
  support: Told,
  /** Of those asked, questions that were answered or are on air. */
  taken: Count,
  /** Turns at the floor that have begun, and how long they were; those of the chair and moderators stand apart. */
  turns: Count,
  spokenMs: Ms,
};

const breakdown = <K extends z.ZodType>(key: K) =>
  z.strictObject({
    /** How many people the rows count, hidden ones included; others said nothing of it or are not counted yet. */
    counted: Count,
    /** Every row there is, zeros too. The last, of null, is of those who said nothing of it; its people are not told. */
    rows: z.array(z.strictObject({ key, ...share })),
  });

const ByGroup = breakdown(z.enum(STAKEHOLDER_GROUPS).nullable());
const ByRegion = breakdown(z.enum(REGIONAL_GROUPS).nullable());
const ByAttendance = breakdown(z.enum(ATTENDANCES).nullable());
const ByLanguage = breakdown(z.enum(FIGURE_LANGUAGES).nullable());

/**
 * A question before the panel: when it came there (a full minute; of one answered without it, when that was), how long it
 * was there in whole minutes, its votes where they are shown, and what its byline says of the group.
 */
export const TakenQuestion = z
  .strictObject({
    no: z.int(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    votes: Told,
    group: z.enum(STAKEHOLDER_GROUPS).nullable(),
    onAir: z.boolean(),
  })
  .meta({ id: 'TakenQuestion' });
export type TakenQuestion = z.infer<typeof TakenQuestion>;

/** A hub with what came from it. For how long it could not be heard is kept nowhere, and so is not told. */
export const HubFigures = z
  .strictObject({
    no: z.int(),
    name: z.string(),
    city: z.string(),
    country: Country.nullable(),
    region: z.enum(REGIONAL_GROUPS).nullable(),
    status: z.enum(HUB_STATUSES),
    headcount: Count.nullable(),
    asked: Count,
    turns: Count,
    spokenMs: Ms,
  })
  .meta({ id: 'HubFigures' });
export type HubFigures = z.infer<typeof HubFigures>;

/**
 * The figures of a session as one channel is told them, at one moment (`at`, ms since 1970). Sums are exact: the states of
 * `funnel` add up to `asked`; `timeline.before` and its bins too; what was spoken, by whatever it is told apart, with the
 * moderators' own and `changeoverMs` to `runningMs`. `asked` less the rows of a breakdown are questions that this
 * channel does not see. Groups of people come from what they said of themselves.
 */
export const Figures = z
  .strictObject({
    at: Instant,
    phase: z.enum(PHASES),
    /** The session is closed, so that figures stand still. */
    final: z.boolean(),
    /** People who joined, without those who were removed; hubs are counted by themselves. */
    joined: Count,
    asked: Count,
    /** Votes on the questions that this channel sees; null where votes are not shown. */
    support: Told,
    participation: z.strictObject({
      group: ByGroup,
      region: ByRegion,
      attendance: ByAttendance,
      language: ByLanguage,
    }),
    funnel: z.strictObject({
      states: z.array(z.strictObject({ state: z.enum(FUNNEL_STATES), count: Count })),
      /** Why questions were set aside, the most frequent first; '' where no reason was given. */
      reasons: z.array(z.strictObject({ reason: z.string(), count: Count })),
    }),
    timeline: z.strictObject({
      fromAt: Instant,
      untilAt: Instant,
      binMs: Ms.min(1),
      /** Asked before the first bin. */
      before: Count,
      bins: z.array(Count),
      taken: z.array(TakenQuestion),
      /** Of those that came before the panel and were answered; null where there is none. */
      medianMs: Ms.nullable(),
    }),
    speaking: z.strictObject({
      runningMs: Ms,
      spokenMs: Ms,
      moderatorsMs: Ms,
      moderatorsTurns: Count,
      changeoverMs: Ms,
    }),
    /** Languages of the questions that this channel sees, the most frequent first. */
    languages: z.array(z.strictObject({ language: Language, asked: Count })),
    hubs: z.array(HubFigures),
    outcomes: z.strictObject({
      polls: z.array(z.strictObject({ status: z.enum(POLL_STATUSES), count: Count })),
      takeaways: z.array(z.strictObject({ status: z.enum(TAKEAWAY_STATUSES), count: Count })),
    }),
    /** Nothing below it is told of people and votes by groups. */
    smallCell: z.int().min(0),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof Figures>;
export type Breakdown = Figures['participation'][FigureDimension];
export type BreakdownRow = Breakdown['rows'][number];

/** What the page of a session's figures shows; without `figures` this reader may not see them. */
export interface FiguresPage {
  session: {
    title: string;
    translations?: Translations;
    timeZone: string;
    meeting: { name: string; city: string };
    /** Names of the chairs and moderators who are of the programme. */
    chairs: string[];
    /** Names and signs that the session gives its groups. */
    groups: Rules['groups'];
    /** Everybody may read it, and so fetch all of it as files. */
    isPublic: boolean;
  };
  /** The join code that the page is found under. */
  code: string;
  figures?: Figures;
}
