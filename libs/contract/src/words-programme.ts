/** What a session of a programme can be. Imports nothing, like `words`. */

export const SESSION_TYPES = [
  'main_session',
  'focus_session',
  'workshop',
  'open_forum',
  'town_hall',
  'best_practice_forum',
  'dynamic_coalition',
  'lightning_talk',
  'networking',
  'public_forum',
  'open_mic',
] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

export const FORMATS = [
  'panel',
  'roundtable',
  'debate',
  'break_out',
  'birds_of_a_feather',
  'flash',
  'other',
] as const;
export type Format = (typeof FORMATS)[number];
