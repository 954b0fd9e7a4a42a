import type { Texts } from '../say.js';

/** What the audience page says in the sheet "Your data", in English. */
export const ownDataWords = {
  title: 'Your data',
  lead: 'You have no account here. What you write stays on this one server; nobody else measures or follows you.',
  kept: 'What is kept',
  keptWritten: 'Your questions, your votes and your requests to speak.',
  keptTold: 'Name, organisation and group, if you gave them.',
  keptNot: 'No address of your phone.',
  howLong: 'For how long',
  seats: {
    one: 'Your place here: {n} hour after the session closes.',
    other: 'Your place here: {n} hours after the session closes.',
  },
  ballots: {
    one: 'Who voted for what: {n} day after. Then only counts stay.',
    other: 'Who voted for what: {n} days after. Then only counts stay.',
  },
  words: {
    one: 'Texts and names: {n} day after. Then only numbers stay.',
    other: 'Texts and names: {n} days after. Then only numbers stay.',
  },
  backups: { one: 'Copies of everything: {n} day.', other: 'Copies of everything: {n} days.' },
  stays: 'The rest stays until the organiser deletes it.',
  take: 'Take it with you',
  takeText: 'One file with everything that is kept of you here.',
  download: 'Download',
  downloading: 'One moment',
  erase: 'Erase it',
  eraseText:
    'Your name and details go, and texts that only moderators have read. While the session is open, your votes are taken back.',
  questions: 'Questions that everybody has read',
  questionsKeep: 'Keep, without a name',
  questionsDelete: 'Delete too',
  eraseAct: 'Erase my data',
  eraseSure: 'Erase for good',
  eraseSureText: 'This cannot be taken back.',
  erased: 'It is done. Only older copies of the whole server still hold it, until they are deleted.',
  go: 'Leave the page',
  careful: 'Good to know',
  carefulText:
    'People near you may see your screen. Whoever runs this server can read it until the times above are over. If it is dangerous for you to be known, give no name and use Tor or a VPN.',
  notice: 'The whole notice',
  failed: 'No answer. Try again.',
  unreachable: 'This cannot be reached here. At a hub, ask its coordinator.',
} satisfies Texts;

export type OwnDataTexts = typeof ownDataWords;
