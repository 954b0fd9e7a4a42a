import { pollSay } from '../../text/polls.js';
import { styled } from '../styled.js';
import { Polls } from './poll-list.js';
import css from './polls.css?url';

/** The polls with their words and looks, for a language. */
export async function loadPolls(language: string) {
  const [words] = await Promise.all([pollSay(language), styled(css)]);
  return { Polls: () => <Polls words={words} /> };
}
