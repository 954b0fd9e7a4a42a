import { ar } from '../../text/ar/polls-desk.js';
import { en, type DeskPollTexts } from '../../text/en/polls-desk.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { useSay } from '../desk/context.js';

const TEXTS: Record<string, Translated<DeskPollTexts>> = { ar };

/** The words about polls, in the language of the desk; in English where there are none. */
export function usePollSay(): Say<DeskPollTexts> {
  const { language } = useSay();
  return sayIn<DeskPollTexts>(language, TEXTS[language] ?? {}, en);
}
