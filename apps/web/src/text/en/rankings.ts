import type { Texts } from '../say.js';

/** What the console says of the orders of the public list, in English. Loaded with that part alone. */
export const en = {
  ranking: 'Order of the public list',
  'ranking.votes': 'Most supported',
  'ranking.support': 'Supported across groups',
  'ranking.balanced': 'Balanced',
  'ranking.newest': 'Newest',
  'says.votes': 'By the number of supporters. The largest bloc decides everything that comes first.',
  'says.support': 'What every group supports comes before what one group supports as a whole.',
  'says.balanced':
    'Next comes what those support most who were heard least so far. Whoever agrees gets their part of the places, and no more.',
  'says.newest': 'The latest first. Support decides nothing.',
  footing: 'What weighs alike',
  'footing.people': 'Every person',
  'footing.groups': 'Every group',
  'says.people': 'A group weighs as much as it has voters.',
  'says.groups': 'The voters of a stakeholder group share one weight, however many they are.',
  few: 'A question is looked at across groups from {n} votes on, and the order moves after as many more.',
  compare: 'Compare the orders',
  title: 'Orders side by side',
  lead: 'Votes alone show what the largest bloc wants. Small groups vanish in them.',
  asOf: 'As of {time}. Nothing moves until you ask for it.',
  refresh: 'Refresh',
  same: { one: '{n} of the first ten stands in both.', other: '{n} of the first ten stand in both.' },
  inForce: 'On the public list',
  loading: 'One moment',
  noAnswer: 'No answer. Try again.',
  empty: 'Nothing waits.',
  votes: { one: '{n} supporter', other: '{n} supporters' },
  'why.newest': 'By its age',
  'why.few': 'Fewer than {n} votes so far, so by votes',
  'why.up': 'Place {n} by votes: its support is spread more widely',
  'why.down': 'Place {n} by votes: its support is of fewer groups',
  'why.level': 'The same place by votes',
  'why.first': 'At least {n} of its supporters have nothing heard or above it',
  'why.heard': 'Nearly all of its supporters have something heard or above it',
  place: 'Place {n} of {of} on the public list.',
} satisfies Texts;

export type RankingTexts = typeof en;
