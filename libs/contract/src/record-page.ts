import type { LedgerEntry, LedgerVerified } from './http.js';
import type { SessionView } from './session.js';
import type { Counts } from './stream.js';
import type { TakeawayView } from './takeaway.js';

/** One page of a record of moderation, with the counts of all of it. */
export interface RecordRows {
  /** From 1. */
  page: number;
  pages: number;
  /** Entries that fit the filters, and all there are. */
  found: number;
  all: number;
  rows: LedgerEntry[];
  /** The hash of the last entry there is; the start of the chain where there is none. */
  head: string;
  /** The filters: what was done as `acts` names it, a reason, the number of a question. */
  what?: string;
  reason?: string;
  about?: number;
  /** How often each thing was done and each reason given, the most frequent first. */
  acts: [string, number][];
  reasons: [string, number][];
  /** Why questions are set aside as the record stands; '' where no reason was given. */
  asides: [string, number][];
}

/** What is public of somebody or something that a record tells about. */
export interface RecordSubject {
  /** The words of a question, the name of a speaker, a hub or a person. */
  text: string;
  language?: string;
}

/** What the page of a session's record of moderation shows. */
export interface RecordPage {
  session: SessionView;
  /** Whether this reader may see it; without, nothing else of the record is given. */
  isOpen: boolean;
  /** The join code that the page is found under. */
  code: string;
  counts?: Counts;
  record?: RecordRows;
  /** What the session concluded, as far as it is public, in the order of the report. */
  takeaways?: TakeawayView[];
  /** The report, once it is filed; everybody who may read the record under its code finds it there. */
  report?: { version: number; filedAt: number; isPublic: boolean };
  /** By kind and number, `question 12`; people by `person` and their id. */
  subjects?: Record<string, RecordSubject>;
  /** What the server found when it followed the chain itself, and when. */
  verified?: LedgerVerified & { at: number };
}
