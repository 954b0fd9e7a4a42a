/** One text: a plain sentence with `{names}`, or its plural forms chosen by `{n}`. */
export type Text = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
export type Texts = Record<string, Text>;

/** What may stand in a text's `{name}`. Numbers are grouped as the language does, in Latin digits as the UN prints them. */
export type Filling = Record<string, string | number>;

/** The words of another language for the same keys; what is missing is shown in the fallback. */
export type Translated<T extends Texts> = Partial<Record<keyof T, Text>>;

/** Gives the words of one language: `say('asked', { n: 61 })`. */
export interface Say<T extends Texts> {
  (key: keyof T & string, filling?: Filling): string;
  /** The words for a key that came from outside, such as a code of the server, if there are any. */
  maybe(key: string, filling?: Filling): string | undefined;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** The writing direction of a language tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Binds one language's texts; a key that the language lacks is taken from `fallback` (English). */
export function sayIn<T extends Texts>(language: string, texts: Translated<T>, fallback: T): Say<T> {
  const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`);
  const plurals = new Intl.PluralRules(language);
  const speak = (key: keyof T & string, filling: Filling = {}): string => {
    const entry = (texts[key] ?? fallback[key]) as Text;
    const n = filling['n'];
    const form = typeof entry === 'string' ? entry : (entry[plurals.select(Number(n ?? 0))] ?? entry.other);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = filling[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  const maybe = (key: string, filling?: Filling): string | undefined =>
    key in fallback ? speak(key, filling) : undefined;
  return Object.assign(speak, { maybe, language, direction: directionOf(language) });
}
