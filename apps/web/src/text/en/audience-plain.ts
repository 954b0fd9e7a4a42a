import type { Texts } from '../say.js';
import { english } from './audience-more.js';

/** What the audience page says where no script runs, in English. Only servers load it. */
export const plain = {
  'said.support': 'Your support for {no} is counted.',
  'said.takeBack': 'Your support for {no} is taken back.',
  'said.ask': 'Your question is on the list. Its number is {no}.',
  'said.askReview': 'Your question was received and is in review. Its number is {no}.',
  'said.withdraw': 'Your question {no} is taken back.',
  'said.join': 'You have a seat. Here is the list.',
  'said.answer': 'Your answer to poll {no} is counted.',
  'said.unanswer': 'Your answer to poll {no} is taken back.',
  'not.support': 'Your support for {no} is not counted. {why}',
  'not.takeBack': 'Your support for {no} stands. {why}',
  'not.ask': 'Your question is not sent, and nothing of it is lost. {why}',
  'not.withdraw': 'Your question {no} stands. {why}',
  'not.answer': 'Your answer to poll {no} is not counted. {why}',
  'not.unanswer': 'Your answer to poll {no} stands. {why}',
  'not.join': 'You have no seat. {why}',
  'why.NO_COOKIES':
    'This browser keeps no cookies for this page, so nobody could be told apart. You can read everything here; to take part, allow cookies and open the page anew.',
  'why.NO_TEXT': 'Write something first.',
  'why.BAD_COMMAND': 'Something in it cannot be shown to others. Please write it in plain words.',
  'why.RATE_LIMITED': 'That was a little fast. Please try again in a moment.',
  'why.BUSY': 'Many people are here. Please try again in a moment.',
  'why.STORAGE_UNAVAILABLE': 'We cannot save right now. Please try again in a moment.',
  'why.DRAINING': 'We are back in a moment. Please try again then.',
  'why.joins': 'The door is closed to newcomers. You can read everything here.',
  plainText: 'This page does not change by itself.',
  plainReload: 'Load it again',
  plainSeat: 'Take a seat',
  plainSeatText: 'The list of this session is for those who have a seat in it.',
  plainPages: 'Pages of the list',
  plainPage: 'Page {n} of {of}',
  plainNext: 'More questions',
  plainPrevious: 'Earlier ones',
  plainBack: 'Back to the list',
  plainMost: { one: 'At most {n} character.', other: 'At most {n} characters.' },
  plainName: 'Your name, where it is to be shown',
  plainAffiliation: 'Your organisation, where it is to be shown',
  plainCountry: 'Country, if you speak for one',
  plainNoCountry: 'No country',
  plainShown: 'A name, an organisation or a country is shown only if you choose it above.',
} satisfies Texts;

/** All words of the audience page, with those for browsers that run no scripts. */
export const plainEnglish = { ...english, ...plain };
export type PlainTexts = typeof plainEnglish;
