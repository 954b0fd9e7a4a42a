import type { Texts } from '../say.js';

/** What the console of a hub says about polls, in English. */
export const pollHubWords = {
  pollTitle: 'Poll {n}',
  pollHandsFor: 'Hands for: {what}',
  pollHandsText: 'Of {n} people. Hands stand beside the result and are never in it.',
  pollHandsOurs: { one: 'Ours: {n} of {of}.', other: 'Ours: {n} of {of}.' },
  pollHandsKept: { one: 'Ours: {n} of {of}, not sent yet.', other: 'Ours: {n} of {of}, not sent yet.' },
  pollOwn: 'The one answer of this hub, as of one voter',
  pollNoAnswer: 'No answer',
  pollWords: 'Answer in own words',
  pollNeedsCode: 'This ballot takes answers of people alone.',
  pollOwnKept: 'Our answer is not sent yet.',
  pollOwnCounted: 'Our answer is counted.',
  'temperature.agree': 'Agree',
  'temperature.pass': 'Pass',
  'temperature.disagree': 'Disagree',
  'did.poll.respond': 'Answer to a poll',
  sayPoll: 'Poll {no}: {what}',
  sayPollOff: 'Poll {no}: our answer is taken back.',
  sayPollHands: '{n} of {of} hands for “{what}” in poll {no}. Kept apart from answers.',
} satisfies Texts;
