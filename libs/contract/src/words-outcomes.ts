/** The closed lists of what a session comes to: polls, takeaways, notes and the report. Imports nothing, like `words`. */

/** `temperature` asks whether one agrees with a sentence; `rating` for a number from 1 to `max`; `text` for one's own words. */
export const POLL_TYPES = ['single', 'multiple', 'rating', 'ranking', 'text', 'temperature'] as const;
export type PollType = (typeof POLL_TYPES)[number];

export const POLL_STATUSES = ['draft', 'open', 'closed', 'published', 'dropped'] as const;
export type PollStatus = (typeof POLL_STATUSES)[number];

/** Options at most; more than a phone shows without scrolling twice is no poll. */
export const MAX_OPTIONS = 12;

/** The answers of a temperature check; what a response names is their place here, from 1. */
export const TEMPERATURES = ['agree', 'pass', 'disagree'] as const;
export type Temperature = (typeof TEMPERATURES)[number];

/** How a result was counted: each answer once, the mean of what was rated, or Borda's points over whole rankings. */
export const POLL_METHODS = ['count', 'mean', 'borda'] as const;
export type PollMethod = (typeof POLL_METHODS)[number];

export const TAKEAWAY_STATUSES = [
  'draft',
  'shown',
  'checking',
  'agreed',
  'contested',
  'final',
  'dropped',
] as const;
export type TakeawayStatus = (typeof TAKEAWAY_STATUSES)[number];

/** Where a takeaway stands in the report: the form of IGF's workshop reports. */
export const TAKEAWAY_SECTIONS = ['key_issues', 'discussion', 'way_forward'] as const;
export type TakeawaySection = (typeof TAKEAWAY_SECTIONS)[number];

export const NOTE_MARKS = ['note', 'quote', 'flag'] as const;
export type NoteMark = (typeof NOTE_MARKS)[number];

/** What a person writes into the report; `presentations` also once for each of the panel. Numbers come from the room. */
export const REPORT_SECTIONS = [
  'organiser',
  'key_issues',
  'presentations',
  'discussion',
  'way_forward',
  'online',
  'diversity',
  'access',
  'other',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export const REPORT_STATUSES = ['open', 'filed'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/**
 * What can be missing in a report. `presentations` is asked for each panellist who was present or spoke, and once for all where nobody was
 * marked so; `counts`: what became of the questions does not add up to those that were asked.
 */
export const REPORT_GAPS = [
  'organiser',
  'moderator',
  'rapporteur',
  'panellists',
  'key_issues',
  'presentations',
  'discussion',
  'way_forward',
  'takeaways',
  'counts',
] as const;
export type ReportGapCode = (typeof REPORT_GAPS)[number];

/** So many voices can stand against one takeaway, and so many reasons of the people of a hub: one is enough for it to be contested. */
export const MOST_OBJECTIONS = 300;
export const MOST_REASONS = 100;

/** A session takes so many of each, those that were dropped or taken away among them. */
export const MOST_POLLS = 200;
export const MOST_TAKEAWAYS = 200;
export const MOST_NOTES = 2_000;

/** A takeaway that people can take in from a screen has at most so many words: a hint, nobody is stopped by it. */
export const TAKEAWAY_WORDS = 60;
/** The report is due so long after the session closed (IGF's reporting rule: two weeks), in milliseconds. */
export const REPORT_DUE_MS = 14 * 24 * 3_600_000;
