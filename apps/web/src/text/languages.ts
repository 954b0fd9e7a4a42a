/** A language of the pages. `partial`: some words are still shown in English. */
export interface OfferedLanguage {
  tag: string;
  name: string;
  partial?: boolean;
}

/**
 * Languages of the interface. One is added by a line here, a folder `text/<tag>` and a line in the loaders beside
 * this file; a phone loads one of them, never all.
 */
export const LANGUAGES: readonly OfferedLanguage[] = [
  { tag: 'en', name: 'English' },
  { tag: 'ar', name: 'العربية', partial: true },
];

/** The offered language that fits a BCP 47 tag best; English where none does. */
export function offered(tag: string): string {
  const base = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language.tag === base)?.tag ?? 'en';
}
