import { ar } from '../../text/ar/rapporteur.js';
import { en, type RapporteurTexts } from '../../text/en/rapporteur.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { useSay } from '../desk/context.js';
import { elapsed } from '../logic/age.js';

const TEXTS: Record<string, Translated<RapporteurTexts>> = { ar };

/** The words of the rapporteur's screen. */
export type RapporteurSay = Say<RapporteurTexts>;

/** The words of the rapporteur's screen in a language, in English where there are none. */
export function rapporteurSay(language: string): RapporteurSay {
  return sayIn<RapporteurTexts>(language, TEXTS[language] ?? {}, en);
}

/** The same in the language of the desk. */
export function useWords(): RapporteurSay {
  return rapporteurSay(useSay().language);
}

/** How long something took, ms: to the second, or in minutes where only the minute is told at which it began. */
export function tookWords(say: RapporteurSay, ms: number, exact: boolean): string {
  return exact ? elapsed(ms) : say('about', { n: Math.max(1, Math.round(ms / 60_000)) });
}

/** Why a report could not be opened, in words; empty where it was. */
export function previewWords(say: RapporteurSay, state: 'open' | 'none' | 'noPrinter' | 'failed'): string {
  if (state === 'open') return '';
  return say(state === 'none' ? 'previewNone' : state === 'noPrinter' ? 'previewNoPdf' : 'previewFailed');
}
