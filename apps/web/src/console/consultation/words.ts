import { createContext, useContext } from 'react';
import { ar } from '../../text/ar/consultation.js';
import { en, type ConsultationTexts } from '../../text/en/consultation.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';

const TEXTS: Record<string, Translated<ConsultationTexts>> = { ar };

/** The words of the import in a language of the console. */
export function consultationSay(language: string): Say<ConsultationTexts> {
  return sayIn<ConsultationTexts>(language, TEXTS[language] ?? {}, en);
}

export const WordsContext = createContext<Say<ConsultationTexts>>(consultationSay('en'));

/** The words of the import, inside of it. */
export function useWords(): Say<ConsultationTexts> {
  return useContext(WordsContext);
}
