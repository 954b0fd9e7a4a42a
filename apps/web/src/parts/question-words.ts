import type { QuestionView, Rules, StakeholderGroup } from '@openfloor/contract';
import type { Say } from '../text/say.js';
import type { words } from '../text/en/words.js';

type Words = Say<typeof words>;

/** A group's name: the organiser's where they gave one of their own, else the word of the language. */
export function groupName(say: Words, rules: Pick<Rules, 'groups'>, group: StakeholderGroup): string {
  const own = rules.groups.find(({ key }) => key === group)?.name;
  const inEnglish = group.replaceAll('_', ' ');
  const isPlain = own === undefined || own.toLowerCase().replace(' and ', ' ') === inEnglish;
  return isPlain ? say(`group.${group}`) : own;
}

/** Who asked, as far as was promised, without the group: `Amina Diallo, Nairobi School`. Empty for no name. */
export function bylineText(question: Pick<QuestionView, 'author'>): string {
  const { identity, name, affiliation, country } = question.author;
  if (identity === 'anonymous') return '';
  return [name, affiliation ?? country].filter(Boolean).join(', ');
}

/** The name of a language in the reader's words: `French`. */
export function languageName(reader: string, language: string): string {
  try {
    return new Intl.DisplayNames([reader, 'en'], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** The name of a country (ISO 3166, `GR`) in the reader's words: `Greece`. */
export function countryName(reader: string, country: string): string {
  try {
    return new Intl.DisplayNames([reader, 'en'], { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** Whether two tags name the same language, whatever the region. */
export function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0]?.toLowerCase() === b.split('-')[0]?.toLowerCase();
}
