import type {
  Evidence,
  NoteView,
  Objection,
  ObjectionReason,
  PollHands,
  PollView,
  ReportView,
  TakeawayView,
  Wording,
} from '@openfloor/contract';
import type { CensusRecord } from './figures/census.js';

/** Hands that one hub counted for one answer of a poll; `at` is a full minute. */
export interface PollHandCount {
  hubId: string;
  option: number;
  hands: number;
  headcount: number;
  at: number;
}

/** What a table by groups tells of one row: how many of the group answered, and its cells; null is not told. */
export interface ToldRow {
  answered: number | null;
  cells: (number | null)[];
}

/**
 * Tables of a poll's answers as they were told last, their rows by `SUPPORT_GROUPS` and `POLL_REGIONS`. `everGroups` and
 * `everRegions` keep of each figure what was told of it last at any time, so that a small step of it is never seen.
 */
export interface PollTables {
  grouped: number;
  groups: ToldRow[];
  regions: ToldRow[];
  everGroups: ToldRow[];
  everRegions: ToldRow[];
}

/** `grade` is that under which it was opened, the weakest where it was opened again. */
export interface PollRecord extends Omit<PollView, 'rev' | 'hands'> {
  hands: PollHandCount[];
  /** What is shown of hands; null where none were counted. */
  handsShown: PollHands | null;
  /** The strictest rule for small cells that it was ever open under. */
  smallCell: number;
  /** How often tables by groups were made; `tables` is null before the first. */
  round: number;
  tables: PollTables | null;
}

/** What one voter answered to one poll: one record for the two, and nobody sees it. */
export interface ResponseRecord {
  kind: 'response';
  id: string;
  pollId: string;
  /** Null once ballots have become counts, or the voter was erased: who answered what is gone then. */
  voterId: string | null;
  /** Numbers of options, of a ranking the best first; empty: taken back, or in words. */
  choices: number[];
  text: string | null;
  language: string;
  /** The text may be shown to everybody. */
  admitted: boolean;
  /** Full minute; null once nobody is to know whose it is. */
  at: number | null;
  /** The poll's `round` in which this was said: what is of the present one came since the tables by groups were made. */
  round: number;
}

/** What a takeaway stands on; `shown`: everybody may see it at the moment, so that it may be named. */
export interface EvidenceRecord extends Evidence {
  shown: boolean;
}

/** Something that was said against a takeaway: by its maker, or by one of the people of a hub (`localAuthor`). */
export interface Said extends ObjectionReason {
  localAuthor: string | null;
}

/**
 * A voice against a takeaway, with who it is: a person with one thing said, or a hub with all that it and its people said. Views carry the
 * group and never the maker.
 */
export interface ObjectionRecord extends Pick<
  Objection,
  'id' | 'stakeholderGroup' | 'regionalGroup' | 'attendance' | 'hub'
> {
  makerId: string;
  /** Written down by staff for somebody who has no device; `makerId` is who wrote it. */
  onBehalf: boolean;
  said: Said[];
}

export interface TakeawayRecord extends Omit<TakeawayView, 'rev' | 'evidence' | 'objections' | 'history'> {
  evidence: EvidenceRecord[];
  objections: ObjectionRecord[];
  history: Wording[];
  /** Who wrote the present wording, and since when it is one (ms): what one person goes on typing is no other one. */
  wordedBy: string;
  wordedAt: number;
}

export interface NoteRecord extends Omit<NoteView, 'rev'> {
  makerId: string;
  removed: boolean;
}

/** What was taken away again stays as an empty text, so that whoever had read it is told of the conflict. */
export type ReportRecord = Omit<ReportView, 'rev'>;

/** Records of what a session comes to. */
export type OutcomeRecord =
  PollRecord | ResponseRecord | TakeawayRecord | NoteRecord | ReportRecord | CensusRecord;
