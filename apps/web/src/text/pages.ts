import { en, type PagesTexts } from './en/pages.js';
import { LANGUAGES, offered } from './languages.js';
import { sayIn, type Say } from './say.js';

const TEXTS: Record<string, Partial<PagesTexts>> = { en };

/** The languages that the public pages are written in. */
export const PAGE_LANGUAGES = LANGUAGES.filter(({ tag }) => tag in TEXTS);

/** The words of the server-rendered public pages. They run on the server only, so all languages are at hand. */
export function pagesSay(language: string): Say<PagesTexts> {
  const tag = offered(language);
  return sayIn(tag, TEXTS[tag] ?? {}, en);
}
