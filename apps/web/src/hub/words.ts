import { en, type HubTexts } from '../text/en/hub.js';
import { offered } from '../text/languages.js';
import { sayIn, type Say, type Translated } from '../text/say.js';

/** The words of a hub's pages. */
export type HubSay = Say<HubTexts>;

/** One loader for each language but English; a laptop runs one of them. */
const LOADERS: Record<string, () => Promise<Translated<HubTexts>>> = {
  ar: async () => (await import('../text/ar/hub.js')).ar,
};
const NOTHING: Translated<HubTexts> = {};

/** What a hub's pages say in the language that is offered for a tag; in English where words cannot be fetched. */
export async function hubSay(language: string): Promise<HubSay> {
  const tag = offered(language);
  const texts = await (LOADERS[tag]?.() ?? Promise.resolve(NOTHING)).catch(() => NOTHING);
  return sayIn(tag, texts, en);
}

/** A number as a place, `3rd`. Languages whose words are missing count in English. */
export function nthText(say: HubSay, n: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(n);
  return say(`nth.${rule as 'one' | 'two' | 'few' | 'other'}`, { n });
}
