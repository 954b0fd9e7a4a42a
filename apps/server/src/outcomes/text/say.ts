import { ar } from './ar.js';
import { english } from './en.js';

/** One text: a plain sentence with `{names}`, or its plural forms chosen by `{n}`. */
export type Text = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
type Filling = Record<string, string | number>;
export type WordKey = keyof typeof english;
/** Words of another language; all keys, since a report that changes language midway is none. */
export type Words = Record<WordKey, Text>;

/** The languages that a report is given in. */
export const REPORT_LANGUAGES = ['en', 'ar'] as const;
const WORDS: Record<string, Words> = { en: english, ar };

/** Gives the words of one language: `say('asked', { n: 61 })`. Numbers are grouped as the language does, in Latin digits. */
export interface Say {
  (key: WordKey, filling?: Filling): string;
  /** The words for a code that came from outside, or the code itself. */
  code(of: string, code: string): string;
  number(value: number, digits?: number): string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The words of a language that `REPORT_LANGUAGES` names; English for any other. */
export function sayIn(language: string): Say {
  const tag = language in WORDS ? language : 'en';
  const words = WORDS[tag] ?? english;
  const plurals = new Intl.PluralRules(tag);
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(`${tag}-u-nu-latn`, { maximumFractionDigits: digits }).format(value);
  const speak = (key: WordKey, filling: Filling = {}): string => {
    const entry: Text = words[key];
    const form =
      typeof entry === 'string' ? entry : (entry[plurals.select(Number(filling['n'] ?? 0))] ?? entry.other);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = filling[name];
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
    });
  };
  const code = (of: string, value: string) => {
    const key = `${of}.${value}`;
    return key in english ? speak(key as WordKey) : value.replaceAll('_', ' ');
  };
  return Object.assign(speak, { code, number, language: tag, direction: directionOf(tag) });
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);

/** The writing direction of a language tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}
