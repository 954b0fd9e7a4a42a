import type { AnswerWay } from '@openfloor/contract';
import type { Act } from '../logic/acts.js';
import { NO_FILTERS, type Filters } from '../logic/filters.js';
import { EMPTY, type Frozen } from '../logic/frozen.js';

/** The sheets that cover the list side of the board; what is on air always stays in sight. */
export type SheetName = 'keys' | 'history' | 'session' | 'people' | 'links' | 'join';

/** A question asked back beside the strip it is about: why, into which, until when. */
export interface Asking {
  kind: 'aside' | 'merge' | 'later' | 'mute' | 'remove';
  questionId: string;
}

/** Two versions of one text of a question. `field` is what was being written. */
export interface TextConflict {
  field: TextField;
  language?: string;
  mine: string;
}
/** A text being written: what it was when the writing began, and of which rev. */
export interface Draft {
  base: string;
  seen: number;
  text: string;
}
export type TextField = 'text' | 'shortText' | 'note' | 'translation';

/** What this desk wanted on air when somebody else had changed what is there. */
export interface AirConflict {
  wanted: readonly string[];
}

/** What the foot says after an act that did not go through. */
export interface Said {
  /** Key of the sentence. */
  key: string;
  no: number | null;
  at: number;
}

/** The columns a narrow screen shows one at a time. */
export type TabName = 'incoming' | 'queue' | 'air' | 'rest';

/** Everything the board knows that is not in the room. */
export interface DeskView {
  selected: string | null;
  frozen: Frozen;
  filters: Filters;
  asking: Asking | null;
  editing: string | null;
  conflicts: ReadonlyMap<string, TextConflict>;
  airConflict: AirConflict | null;
  sheet: SheetName | null;
  tab: TabName;
  /** What is under way, by question: the key of the word that says so. */
  busy: ReadonlyMap<string, string>;
  acts: readonly Act[];
  said: Said | null;
  keysOff: boolean;
  /** How long the room took for the last act, ms. */
  lagMs: number | null;
}

export const FIRST_VIEW: DeskView = {
  selected: null,
  frozen: EMPTY,
  filters: NO_FILTERS,
  asking: null,
  editing: null,
  conflicts: new Map(),
  airConflict: null,
  sheet: null,
  tab: 'incoming',
  busy: new Map(),
  acts: [],
  said: null,
  keysOff: false,
  lagMs: null,
};

/** The ways of answering that a moderator can name. */
export type Way = Exclude<AnswerWay, 'in_writing'>;
