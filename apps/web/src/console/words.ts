import { en, type ConsoleTexts } from '../text/en/console.js';
import { offered } from '../text/languages.js';
import { sayIn, type Say } from '../text/say.js';

/** The words of the console in other languages than English, as they are added. */
const TEXTS: Record<string, Partial<ConsoleTexts>> = {};

/** What the console says, in the language that is offered for a tag; English where words are missing. */
export function consoleSay(language: string): Say<ConsoleTexts> {
  const tag = offered(language);
  return sayIn<ConsoleTexts>(tag, TEXTS[tag] ?? {}, en);
}
