import type { Texts } from '../say.js';
import { floorWords } from './floor.js';
import { gradeWords } from './grade.js';
import { pollStageWords } from './polls-stage.js';
import { sessionWords } from './session-words.js';
import { stageTakeawayWords } from './stage-takeaways.js';
import { words } from './words.js';

/** The screen in the room in English: a neutral public sign; full sentences come from people only. */
export const en = {
  ...words,
  ...sessionWords,
  ...floorWords,
  ...gradeWords,
  ...pollStageWords,
  ...stageTakeawayWords,
  next: 'Next',
  askOrSupportAt: 'Ask or support at',
  supporters: { one: '{n} supporter', other: '{n} supporters' },
  hands: '{hands}/{of} hands in hubs',
  handsSpoken: { one: '{hands} of {of} hands in {n} hub', other: '{hands} of {of} hands in {n} hubs' },
  authors: { one: '{n} author', other: '{n} authors' },
  joinTitle: 'Ask a question,\nor support one',
  scanOrGo: 'Scan, or go to',
  andEnter: 'and enter',
  noAccount: 'No app and no account. Your name only if you wish.',
  noAccountNamed: 'No app and no account.',
  doorLocked: 'The door\nis closed',
  doorLockedText: 'Nobody new gets in. Whoever is in goes on.',
  needsPersonalCode: 'You need the personal code that you were given.',
  roomCode: 'To support, enter',
  closed: 'The session is closed',
  paused: 'Break',
  resumes: 'The session goes on at {time}',
  resumesSoon: 'The session goes on in a moment',
  starts: 'Starts at {time}',
  timeSpan: '{from} to {to}',
  qrLabel: 'QR code of {url}',
  hasTheFloor: 'Has the floor',
  calledToFloor: 'Called to the floor',
  nobodyHasFloor: 'Nobody has the floor',
  onQuestion: '{class} to {no}',
  goesOnAfter: '{no} {name} goes on after it, {time} left',
  someone: 'Somebody',
  nextSpeakers: 'Next speakers',
  nobodyWaits: 'Nobody waits to speak.',
  moreWait: { one: '{n} more waits', other: '{n} more wait' },
  listClosed: 'The list is closed, points of order stay open.',
  floorSoFar: 'The floor so far',
  noGroup: 'No group',
  'clock.segment': 'This part of the session',
  'clock.intervention': 'Intervention',
  'clock.answer': 'Answer',
  'clock.follow_up': 'Follow-up',
  'clock.break': 'Break',
  'clock.other': 'Time',
  'notice.info': 'Notice',
  'notice.warning': 'Please note',
  'notice.urgent': 'Urgent',
  nothingShown: 'Nothing is shown',
  keysHere: 'Keys of this screen',
  keyHide: 'blanks this screen',
  keyShow: 'shows the picture again',
  keyFill: 'fills the display',
} satisfies Texts;

export type StageTexts = typeof en;
