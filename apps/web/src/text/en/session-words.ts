import type { Texts } from '../say.js';

/** Kinds and formats of sessions. */
export const sessionWords = {
  'type.main_session': 'Main session',
  'type.focus_session': 'Focus session',
  'type.workshop': 'Workshop',
  'type.open_forum': 'Open forum',
  'type.town_hall': 'Town hall',
  'type.best_practice_forum': 'Best practice forum',
  'type.dynamic_coalition': 'Dynamic coalition',
  'type.lightning_talk': 'Lightning talk',
  'type.networking': 'Networking',
  'type.public_forum': 'Public forum',
  'type.open_mic': 'Open mic',
  'format.panel': 'panel',
  'format.roundtable': 'round table',
  'format.debate': 'debate',
  'format.break_out': 'break-out groups',
  'format.birds_of_a_feather': 'birds of a feather',
  'format.flash': 'flash session',
  'format.other': 'other format',
} satisfies Texts;
