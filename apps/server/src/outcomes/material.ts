import type {
  Channel,
  Diversity,
  LedgerEntry,
  LedgerVerified,
  OnlineFigures,
  OutcomeAbout,
  ReportCounts,
  ReportLack,
} from '@openfloor/contract';
import { view, type ReportRecord } from '@openfloor/room';

/** A record as a channel sees it, without its rev. */
export type Seen = NonNullable<ReturnType<typeof view>>;
export type SeenOf<K extends Seen['kind']> = Extract<Seen, { kind: K }>;

/** What a report and exports are made from: plain, so that it can be handed to a thread, and nothing a channel may not see. */
export interface Material {
  channel: Channel;
  session: SeenOf<'session'>;
  segments: SeenOf<'segment'>[];
  people: SeenOf<'person'>[];
  hubs: SeenOf<'hub'>[];
  /** By number, like all that have one. */
  questions: SeenOf<'question'>[];
  floor: SeenOf<'floor'>[];
  polls: SeenOf<'poll'>[];
  takeaways: SeenOf<'takeaway'>[];
  /** What people wrote into the report; null where nobody did, or where it is not for this reader. */
  report: ReportRecord | null;
  counts: ReportCounts;
  /** By number of the question; null where votes are not told. */
  votes: [no: number, votes: number][] | null;
  joined: OnlineFigures['joined'];
  declared: Diversity['joined'];
  voices: OutcomeAbout['voices'];
  /** Texts and names have gone by their age. */
  wordsGone: boolean;
  ledger: readonly LedgerEntry[];
  verified: LedgerVerified;
  missing: ReportLack[];
  madeAt: number;
  rev: number;
  /** Where everybody finds the session's record. */
  address: string;
  /** Where the JSON Schema of a report is. */
  schema: string;
}
