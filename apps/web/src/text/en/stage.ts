import type { Texts } from '../say.js';
import { sessionWords } from './session-words.js';
import { words } from './words.js';

/** The screen in the room in English: a neutral public sign; full sentences come from people only. */
export const en = {
  ...words,
  ...sessionWords,
  next: 'Next',
  askOrSupportAt: 'Ask or support at',
  supporters: { one: '{n} supporter', other: '{n} supporters' },
  authors: { one: '{n} author', other: '{n} authors' },
  joinTitle: 'Ask a question,\nor support one',
  scanOrGo: 'Scan, or go to',
  andEnter: 'and enter',
  noAccount: 'No app and no account. Your name only if you wish.',
  noAccountNamed: 'No app and no account.',
  closed: 'The session is closed',
  paused: 'Break',
  resumes: 'The session goes on at {time}',
  starts: 'Starts at {time}',
  timeSpan: '{from} to {to}',
  qrLabel: 'QR code of {url}',
} satisfies Texts;

export type StageTexts = typeof en;
