import { useMemo } from 'react';
import { ar } from '../../text/ar/console-account.js';
import { en, type AccountTexts } from '../../text/en/console-account.js';
import { offered } from '../../text/languages.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { useSay } from '../desk/context.js';

const TEXTS: Record<string, Translated<AccountTexts>> = { ar };

/** What the account's pages say in the language that is offered for a tag. */
export function accountSay(language: string): Say<AccountTexts> {
  const tag = offered(language);
  return sayIn<AccountTexts>(tag, TEXTS[tag] ?? {}, en);
}

/** The words of the account's pages, in the language of the console around them. */
export function useAccountSay(): Say<AccountTexts> {
  const { language } = useSay();
  return useMemo(() => accountSay(language), [language]);
}
