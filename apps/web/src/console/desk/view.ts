import type { AnswerWay } from '@openfloor/contract';
import type { Act } from '../logic/acts.js';
import { NO_FILTERS, type Filters } from '../logic/filters.js';
import { EMPTY, type Frozen } from '../logic/frozen.js';
import type { Addressee } from '../logic/signals.js';

/** The sheets that cover the list side of the board; what is on air always stays in sight. */
export type SheetName =
  | 'keys'
  | 'history'
  | 'session'
  | 'people'
  | 'links'
  | 'join'
  | 'clocks'
  | 'stages'
  | 'desks'
  | 'hubs'
  | 'orders'
  | 'polls'
  | 'takeaways'
  | 'text';

/** A question asked back beside the strip it is about: why, into which, until when. */
export interface Asking {
  kind: 'aside' | 'merge' | 'later' | 'mute' | 'remove' | 'erase';
  questionId: string;
}

/**
 * What is asked back about the list of speakers: why another one is called, why somebody is skipped or not called,
 * where somebody is moved and why, what was said, what is read out for them; whom the panel's turn goes to, and who has
 * no device.
 */
export type FloorAsking =
  | { kind: 'call' | 'skip' | 'refuse' | 'move' | 'gist' | 'read'; floorId: string }
  | { kind: 'moveWhy'; floorId: string; before: string | null }
  | { kind: 'give' | 'proxy' };

/** Two versions of one text of a question. `field` is what was being written. */
export interface TextConflict {
  field: TextField;
  language?: string;
  mine: string;
  /** The desk that wrote the other version, where it was seen at work. */
  by?: number;
}
/** A text being written: what it was when the writing began, and of which rev. */
export interface Draft {
  base: string;
  seen: number;
  text: string;
}
export type TextField = 'text' | 'shortText' | 'note' | 'translation';
/** The parts of the editor of a question. */
export type EditPart = TextField | 'labels' | 'panel' | 'author' | 'redact';

/** What a word to another desk is about: a question or a request; null is nothing in particular. `to`: whom it is for. */
export interface Telling {
  refId: string | null;
  to?: Addressee;
}

/** What this desk wanted on air when somebody else had changed what is there. */
export interface AirConflict {
  wanted: readonly string[];
}

/** Somebody else was quicker with the floor: what this desk wanted, of whom. */
export interface FloorClash {
  wanted: 'call' | 'end';
  floorId: string | null;
}

/** What the foot says after an act that did not go through. */
export interface Said {
  /** Key of the sentence. */
  key: string;
  no: number | null;
  who: string | null;
  at: number;
}

/** The columns a narrow screen shows one at a time. */
export type TabName = 'incoming' | 'queue' | 'air' | 'speakers' | 'rest';

/** Everything the board knows that is not in the room. */
export interface DeskView {
  /** A question, or somebody on the list of speakers. */
  selected: string | null;
  frozen: Frozen;
  filters: Filters;
  asking: Asking | null;
  editing: string | null;
  /** What the editor opens with; null is its first part. */
  editPart: EditPart | null;
  conflicts: ReadonlyMap<string, TextConflict>;
  airConflict: AirConflict | null;
  floorAsking: FloorAsking | null;
  floorClash: FloorClash | null;
  /** Why everybody stands where they stand, not only the proposed one. */
  whyAll: boolean;
  /** Another object each time the words of a signal are asked for; null before the first. */
  telling: Telling | null;
  sheet: SheetName | null;
  /** Whose text is read out on the sheet of that name. */
  readingId: string | null;
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
  editPart: null,
  conflicts: new Map(),
  airConflict: null,
  floorAsking: null,
  floorClash: null,
  whyAll: false,
  telling: null,
  sheet: null,
  readingId: null,
  tab: 'incoming',
  busy: new Map(),
  acts: [],
  said: null,
  keysOff: false,
  lagMs: null,
};

/** The ways of answering that a moderator can name. */
export type Way = Exclude<AnswerWay, 'in_writing'>;
