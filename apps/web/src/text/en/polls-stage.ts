import type { Texts } from '../say.js';

/** What the screen in the room says about a poll, in English. */
export const pollStageWords = {
  poll: 'Poll',
  pollAnswerAt: 'Answer at',
  pollOpen: 'Answer now',
  pollClosed: 'Closed',
  pollResult: 'Result',
  haveAnswered: { one: '{n} has answered', other: '{n} have answered' },
  nobodyAnswered: 'Nobody has answered yet',
  percent: '{n} %',
  pollMean: 'Mean {mean} of {max}',
  pollPoints: '{n} points',
  pollHands: {
    one: 'Hands of {n} hub of {of} people stand beside it.',
    other: 'Hands of {n} hubs of {of} people stand beside it.',
  },
  pollHandsFor: 'hands {n}',
  'temperature.agree': 'Agree',
  'temperature.pass': 'Pass',
  'temperature.disagree': 'Disagree',
} satisfies Texts;
