import type { Texts } from '../say.js';

/** What a poll and its result say to everybody, in English. */
export const pollResultWords = {
  'temperature.agree': 'Agree',
  'temperature.pass': 'Pass',
  'temperature.disagree': 'Disagree',
  result: 'Result',
  nobodyAnswered: 'Nobody has answered yet',
  answered: { one: '{n} has answered', other: '{n} have answered' },
  ofAnswered: { one: 'of {n} who answered', other: 'of {n} who answered' },
  percent: '{n} %',
  meanOf: 'Mean {mean} of {max}',
  pointsText: { one: '{n} point', other: '{n} points' },
  firstText: 'Put first: {n}',
  bordaText:
    'In order of Borda points: of {n} options the best gets {most}, the next one less, the last none.',
  handsText: 'Hands: {n}',
  handsBeside: {
    one: 'Hands counted in {n} hub of {of} people. They stand beside the result and are not in it.',
    other: 'Hands counted in {n} hubs of {of} people. They stand beside the result and are not in it.',
  },
  byGroup: 'By stakeholder group',
  byRegion: 'By region',
  groupHead: 'Group',
  regionHead: 'Region',
  answeredHead: 'Answered',
  hidden: 'not shown',
  whyHidden: 'Not shown: too few, or it would tell of too few.',
  grouped: { one: 'Counted over {n} answer.', other: 'Counted over {n} answers.' },
  leastFirst: 'The group that agrees least comes first.',
  nobodySaid: 'Not stated',
  noTexts: 'No answer is shown.',
  'region.african': 'Africa',
  'region.asia_pacific': 'Asia-Pacific',
  'region.eastern_european': 'Eastern Europe',
  'region.grulac': 'Latin America and Caribbean',
  'region.weog': 'Western Europe and others',
  'region.igo_none': 'None, or an organisation',
} satisfies Texts;

/** What a phone says about polls, in English. */
export const pollWords = {
  ...pollResultWords,
  polls: 'Polls',
  earlier: 'Earlier polls: {n}',
  poll: 'Poll {n}',
  'how.single': 'Choose one.',
  'how.multiple': 'Choose up to {n}.',
  'how.rating': 'Choose a number: {n} is the most.',
  'how.ranking': 'Tap in your order, the best first: up to {n}.',
  'how.text': 'Answer in your own words.',
  'how.temperature': 'Do you agree?',
  up: 'Move up: {what}',
  down: 'Move down: {what}',
  words: 'Your answer',
  send: 'Send',
  change: 'Send again',
  takeBack: 'Take back',
  saving: 'Saving',
  kept: 'Not sent yet. We will send it for you.',
  counted: 'Counted. You can change it until the poll closes.',
  countedWords: 'Sent. It is shown to others only if it is admitted.',
  notCounted: 'Not counted. {why}',
  full: {
    one: 'You have chosen {n}, the most there can be.',
    other: 'You have chosen {n}, the most there can be.',
  },
  liveNow: 'So far',
  closed: 'This poll is closed. Its result is not published yet.',
  relayed: 'Your hub counts hands for this poll.',
  'refused.WRONG_STATE': 'The poll is closed.',
  'refused.NOT_FOUND': 'The poll was changed. Please answer again.',
  'refused.QUOTA_REACHED': 'Too many were chosen.',
  'refused.MUTED': 'You cannot write here.',
} satisfies Texts;

export type PollResultTexts = typeof pollResultWords;
export type PollTexts = typeof pollWords;
